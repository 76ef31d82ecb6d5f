/** A message of the view to the page that frames it. */
export interface Asked {
  method: string;
  args: { type?: string; params?: Record<string, unknown> } & Record<string, unknown>;
  requestId: string;
}

/** Answers of the stand-in; a function that throws refuses, `silence` never answers. */
export type Answers = Partial<Record<string, (asked: Asked) => unknown>>;

export const silence = Symbol('silence');

export interface Frame {
  /** Everything that the view asked for, `track` left out. */
  asked: Asked[];
  askedFor(name: string): Asked[];
  /** Sends what no one asked for: a new theme, say. */
  push(type: string, data: unknown): void;
  answers: Answers;
}

const nameOf = ({ method, args }: Asked) => (args.type ? `${method} ${args.type}` : method);

/**
 * Stands in for monday's page at the postMessage boundary: the view sees another window as its
 * parent. https://github.com/mondaycom/monday-sdk-js/blob/master/src/client.js
 */
export function frameTheView(answers: Answers): Frame {
  document.querySelector('iframe')?.remove();
  const host = document.createElement('iframe');
  document.body.append(host);
  const parent = host.contentWindow as Window;
  Object.defineProperty(window, 'parent', { value: parent, configurable: true });

  const send = (data: object) =>
    window.dispatchEvent(new MessageEvent('message', { data, source: parent }));
  const frame: Frame = {
    asked: [],
    askedFor: (name) => frame.asked.filter((asked) => nameOf(asked) === name),
    push: (type, data) => send({ method: 'listen', type, data }),
    answers,
  };

  parent.postMessage = async (message: Asked) => {
    const name = nameOf(message);
    if (name === 'execute track' || message.method === 'listen') return;
    frame.asked.push(message);
    const { requestId, method, args } = message;
    const reply = { requestId, method, ...(args.type && { type: args.type }) };
    await Promise.resolve();
    try {
      const answer = frame.answers[name];
      const data = answer ? await answer(message) : { success: true };
      if (data !== silence) send({ ...reply, data });
    } catch (error) {
      send({ ...reply, errorMessage: error instanceof Error ? error.message : String(error) });
    }
  };
  return frame;
}

/** As a page of its own. */
export function openOutside(): void {
  Object.defineProperty(window, 'parent', { value: window, configurable: true });
}
