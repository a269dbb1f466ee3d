import { cleanText } from '../../utils/wording/sanitise';

/** Other people's text, apart from the direction of the text around it; `fallback` stands where there is none. */
export const Foreign = ({ text, fallback = '' }: { text: string; fallback?: string }) => {
  const cleaned = cleanText(text);
  return cleaned === '' ? <span>{fallback}</span> : <bdi>{cleaned}</bdi>;
};
