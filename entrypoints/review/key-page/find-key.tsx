import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { subjectAt } from '../../../utils/protocol/review-address';

/** Deepgram's ids are UUIDs (docs/deepgram/api.md 1). */
const KEY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A secret's shape (docs/deepgram/api.md 1): none of it may come into an address, which the browser remembers. */
const SECRET = /[a-z0-9]{40}/i;

/** The way to a key's page by its id, also of one that Deepgram no longer knows. */
export const FindKey = ({ projectId }: { readonly projectId: string }) => {
  const [entered, setEntered] = useState('');
  const [wrong, setWrong] = useState<'no-id' | 'secret' | null>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const id = entered.trim();
    if (SECRET.test(id)) {
      setEntered('');
      setWrong('secret');
    } else if (KEY_ID.test(id)) {
      setWrong(null);
      location.hash = subjectAt(projectId, 'key', id);
    } else setWrong('no-id');
  };
  return (
    <details class="find-key">
      <summary>{i18n.t('keyLife_find')}</summary>
      <form onSubmit={submit}>
        <label for="find-key">{i18n.t('keyLife_findLabel')}</label>
        <input
          id="find-key"
          value={entered}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={wrong !== null}
          aria-describedby="find-key-wrong"
          onInput={({ currentTarget }) => setEntered(currentTarget.value)}
        />
        <Button type="submit">{i18n.t('keyLife_findGo')}</Button>
      </form>
      <p id="find-key-wrong" class="lp-sub" role="alert">
        {wrong === 'no-id' && i18n.t('keyLife_findWrong')}
        {wrong === 'secret' && i18n.t('keyLife_findSecret')}
      </p>
    </details>
  );
};
