/**
 * The browser's half of monday-sdk-js 0.5.9. Its own types cannot be checked under our compiler
 * settings, and do not know `withoutScrollHelper` and `location`.
 * https://github.com/mondaycom/monday-sdk-js/blob/master/src/client.js
 */
declare module 'monday-sdk-js/src/client.js' {
  /** The whole message; a refusal rejects with its `errorMessage`. */
  interface Answer<Data = unknown> {
    data: Data;
  }

  interface MondayClientSdk {
    get<Data>(type: 'context' | 'sessionToken' | 'location'): Promise<Answer<Data>>;
    set(type: 'location', params: { query: Record<string, string> }): Promise<Answer>;
    execute(
      type: 'notice' | 'openLinkInTab' | 'valueCreatedForUser',
      params?: object,
    ): Promise<Answer>;
    /** @returns a function that ends it */
    listen(type: 'context' | 'location', onMessage: (message: Answer) => void): () => void;
    /** Of the app in the account: everyone's views of it share the keys. */
    storage: {
      getItem(key: string): Promise<Answer<{ success?: boolean; value?: unknown }>>;
      setItem(key: string, value: string): Promise<Answer<{ success?: boolean }>>;
    };
  }

  export default function init(options: { withoutScrollHelper: boolean }): MondayClientSdk;
}
