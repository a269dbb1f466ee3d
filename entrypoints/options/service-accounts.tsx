import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_SERVICE_ACCOUNTS } from '../../utils/settings/schema';
import { formatsOf } from '../../utils/wording/formats';
import { type LineFault, readAddressLines } from './address-lines';
import { NotSaved, SavedTick } from './save-outcome';
import { ServiceAccountMatches } from './service-account-matches';
import type { SaveOutcome } from './settings-editor';
import { useWhenHidden } from './when-hidden';

const faultWords = (fault: LineFault): string => {
  const { number } = formatsOf(i18n.t);
  switch (fault.kind) {
    case 'too-long':
      return i18n.t('settings_tooLong', [number(fault.line)]);
    case 'no-address':
      return i18n.t('settings_noAt', [number(fault.line)]);
    case 'everyone':
      return i18n.t('settings_matchesAll', [number(fault.line)]);
    case 'too-many':
      return i18n.t('settings_tooMany', [number(MAX_SERVICE_ACCOUNTS)]);
  }
};

interface ServiceAccountsProps {
  /** As stored. */
  addresses: readonly string[];
  onChange: (addresses: readonly string[]) => void;
  /** How the latest change ended; `undefined` where there was none. */
  outcome: SaveOutcome | undefined;
}

/** The lines as typed, with what is marked elsewhere by one press: otherwise storing the lines would take it back. */
const useLines = (stored: string) => {
  const [text, setText] = useState(stored);
  useEffect(() => {
    // What is being typed stays.
    setText((before) => {
      const known = new Set(readAddressLines(before).addresses);
      const added = stored.split('\n').filter((address) => address !== '' && !known.has(address));
      return [before, ...added].filter((line) => line !== '').join('\n');
    });
  }, [stored]);
  return [text, setText] as const;
};

/**
 * Who is not a person. Saved when the field is left or the page hidden, and not while typing, since half an address
 * would mark the wrong members.
 */
export const ServiceAccounts = ({ addresses, onChange, outcome }: ServiceAccountsProps) => {
  const stored = addresses.join('\n');
  const [text, setText] = useLines(stored);
  const { faults, addresses: typed } = readAddressLines(text);
  const isStored = typed.join('\n') === stored;
  useWhenHidden(() => {
    if (!isStored) onChange(typed);
  });
  return (
    <div class="setting">
      <div class="setting-head">
        <label for="service-accounts">{i18n.t('settings_serviceAccounts')}</label>
        <SavedTick shown={outcome?.ok === true && isStored} />
      </div>
      <textarea
        id="service-accounts"
        rows={4}
        value={text}
        placeholder={i18n.t('settings_serviceAccountsExample')}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby="service-accounts-help"
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(readAddressLines(event.currentTarget.value).addresses);
        }}
      />
      <p class="lp-sub" id="service-accounts-help">
        {i18n.t('settings_serviceAccountsHelp')}
      </p>
      <ServiceAccountMatches patterns={typed} />
      <div class="setting-wrong" role="status">
        {faults.map((fault) => (
          <p key={JSON.stringify(fault)}>{faultWords(fault)}</p>
        ))}
      </div>
      <NotSaved outcome={outcome} onRetry={() => onChange(typed)} />
    </div>
  );
};
