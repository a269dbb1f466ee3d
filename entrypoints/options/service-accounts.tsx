import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_SERVICE_ACCOUNTS } from '../../utils/settings/schema';
import { formatsOf } from '../../utils/wording/formats';
import { type LineFault, readAddressLines } from './address-lines';
import { ServiceAccountMatches } from './service-account-matches';

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
  addresses: readonly string[];
  onChange: (addresses: readonly string[]) => void;
}

/** Who is not a person. Saved when the field is left, since half an address would mark the wrong members. */
export const ServiceAccounts = ({ addresses, onChange }: ServiceAccountsProps) => {
  const [text, setText] = useState(addresses.join('\n'));
  const { faults, addresses: typed } = readAddressLines(text);
  const stored = addresses.join('\n');
  useEffect(() => {
    // Marked elsewhere, by one press: otherwise leaving this field would store the lines without it. What is being typed stays.
    setText((before) => {
      const known = new Set(readAddressLines(before).addresses);
      const added = stored.split('\n').filter((address) => address !== '' && !known.has(address));
      return [before, ...added].filter((line) => line !== '').join('\n');
    });
  }, [stored]);
  return (
    <div class="setting">
      <label for="service-accounts">{i18n.t('settings_serviceAccounts')}</label>
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
        onChange={(event) => onChange(readAddressLines(event.currentTarget.value).addresses)}
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
    </div>
  );
};
