import { useEffect, useRef, useState } from 'preact/hooks';
import { createSettingsEditor, type EditorState, type SettingsEditor } from './settings-editor';

export type EditedSettings = EditorState & SettingsEditor;

const UNREAD: EditorState = { settings: null, stored: null, repaired: [], outcomes: new Map() };

/** The settings, saved at each change. */
export const useSettings = (): EditedSettings => {
  const [state, setState] = useState<EditorState>(UNREAD);
  const editor = useRef<SettingsEditor | null>(null);
  useEffect(() => {
    const shown = new AbortController();
    editor.current = createSettingsEditor(setState, shown.signal);
    return () => shown.abort();
  }, []);
  return { ...state, change: (field, changed) => editor.current?.change(field, changed) };
};
