interface ToggleProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

export const Toggle = ({ label, on, onChange }: ToggleProps) => (
  <label class="toggle">
    <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);
