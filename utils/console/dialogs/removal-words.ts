import { normalise } from '../page/text';
import { wordsOf } from './controls';

/**
 * How languages that a browser may show or translate the Console into say "remove", as a title or a button does; not
 * "removed".
 */
const VERBS: Readonly<Record<string, string>> = {
  en: 'remove|delete|revoke|kick|expel',
  de: 'entfernen|löschen|ausschließen|entziehen',
  fr: 'retirer|supprimer|enlever|exclure|révoquer',
  es: 'eliminar|quitar|borrar|expulsar|suprimir|remover',
  pt: 'remover|excluir|apagar|retirar|eliminar',
  it: 'rimuovere|rimuovi|eliminare|elimina|togliere|espellere',
  nl: 'verwijder|verwijderen',
  sv: 'ta bort|radera',
  da: 'fjern|fjerne|slet|slette',
  nb: 'fjern|fjerne|slett|slette',
  fi: 'poista|poistetaanko',
  pl: 'usuń|usunąć',
  cs: 'odebrat|odstranit|smazat',
  tr: 'kaldır|sil|çıkar',
  ru: 'удалить|исключить|убрать',
  uk: 'видалити|вилучити|прибрати',
  ar: 'إزالة|حذف',
  he: 'להסיר|הסר|הסרה|מחק|מחיקה',
  hi: 'हटाएँ|हटाएं|निकालें',
  vi: 'xóa|xoá|gỡ|loại bỏ',
  id: 'hapus|keluarkan',
};
/** These put no space between words. */
const GLUED: Readonly<Record<string, string>> = {
  ja: '削除|除外|取り除',
  zh: '移除|删除|刪除|移出',
  ko: '삭제|제거|내보내',
  th: 'ลบ|นำออก',
};
const any = (verbs: Readonly<Record<string, string>>): string => Object.values(verbs).join('|');
const REMOVES = new RegExp(`(?<!\\p{L})(?:${any(VERBS)})(?!\\p{L})|${any(GLUED)}`, 'iu');

/** Whether a text says "remove", in any of the languages known here. */
export const saysRemove = (text: string): boolean => REMOVES.test(normalise(text));

/** Whether "remove" would be understood in a page of this language; one that names none is taken for English. */
export const isLanguageKnown = (lang: string): boolean => {
  const [language = ''] = lang.toLowerCase().split('-');
  return language === '' || language in VERBS || language in GLUED;
};

/** What is removed is no member: a key, a project, an invite. Keys in the plural may go with their creator. */
const OTHER =
  /\b(?:remove|delete|revoke)\s+(?:this\s+|the\s+|your\s+)?(?:api\s+)?(?:key|project|invite|invitation|webhook|tag)\b|(?:supprimer|retirer|eliminar|borrar|excluir|eliminare|rimuovere)\s+(?:cett?e\s+|l[ae]\s+|el\s+|l['’])?(?:clé|clave|chave|chiave|projet|proyecto|projeto|progetto|invit)|schlüssel\b.{0,60}\b(?:löschen|entfernen)/iu;
export const removesOther = (text: string): boolean => OTHER.test(normalise(text));

const ICON =
  /(?:^|[^a-z])(?:trash|bin|delete|remove|rubbish)(?![a-z])|(?:user|person|account)[-_]?(?:x|minus|remove|off)(?![a-z])/i;
const iconNames = (element: Element): string =>
  ['class', 'data-icon', 'data-testid', 'href', 'name'].map((name) => element.getAttribute(name) ?? '').join(' ');

/** Whether a control says, by its words or its icon's name, that it removes. */
export const isRemoveControl = (control: Element): boolean => {
  if (saysRemove(wordsOf(control))) return true;
  return [control, ...control.querySelectorAll('svg,use,i,span,img')].some((each) => ICON.test(iconNames(each)));
};
