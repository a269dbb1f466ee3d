/** Where the published sources disagree, which of them the API follows. Mutable: read at every call. */
export interface ApiSettings {
  /** Nesting of `GET key`: as the older sources have it, or as the newer (docs/deepgram/api.md 4.3). */
  keyShape: 'top-level' | 'item' | 'item.member';
  /** Shape of a 404 for a project (docs/deepgram/api.md 2.1). */
  projectNotFound: 'category' | 'err_code';
  /** Whether `GET request` wraps its answer in `request` (docs/deepgram/api.md 4.8). */
  requestShape: 'wrapped' | 'bare';
}

export const defaultSettings = (): ApiSettings => ({
  keyShape: 'top-level',
  projectNotFound: 'category',
  requestShape: 'wrapped',
});
