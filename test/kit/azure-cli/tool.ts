import { type JSONValue, search } from '@jmespath-community/jmespath';
import type { Graph } from './graph.ts';

export interface Result {
  code: number;
  output: string;
}

/** As the tool prints with `-o tsv`: a line an entry, nothing for null. */
function tsv(value: unknown): string {
  if (value === null || value === undefined) return '';
  const cell = (one: unknown) => (one === null ? 'None' : String(one));
  const line = (row: unknown) => (Array.isArray(row) ? row.map(cell).join('\t') : cell(row));
  const lines = Array.isArray(value) ? value.map(line) : [line(value)];
  return lines.map((one) => `${one}\n`).join('');
}

/** Options by name; what the commands never use is an error. */
function optionsOf(words: string[]): Map<string, string> {
  const options = new Map<string, string>();
  const known = [
    '--method',
    '--url',
    '--query',
    '-o',
    '--headers',
    '--body',
    '--tenant',
    '--output',
  ];
  for (let place = 0; place < words.length; place += 2) {
    const [name = '', value = ''] = words.slice(place);
    if (name === '--allow-no-subscriptions') {
      place -= 1;
      continue;
    }
    if (!known.includes(name)) throw new Error(`unknown option: ${name}`);
    options.set(name, value);
  }
  return options;
}

const reasons: Record<number, string> = { 404: 'Not Found', 429: 'Too Many Requests' };

/** Stands in for `az`, over Graph of one tenant. Shapes as Azure CLI 2.45 prints them. */
export class AzureCli {
  readonly graph: Graph;
  cloud = 'AzureCloud';
  signedInTo: string | null;
  readonly logins: string[] = [];
  constructor(graph: Graph, signedInTo: string | null) {
    this.graph = graph;
    this.signedInTo = signedInTo;
  }

  run(words: string[]): Result {
    const [command = '', verb = '', ...rest] = words;
    if (command === 'cloud' && verb === 'show') return { code: 0, output: `${this.cloud}\n` };
    if (command === 'account' && verb === 'show') {
      return this.signedInTo === null
        ? { code: 1, output: "ERROR: Please run 'az login' to setup account.\n" }
        : { code: 0, output: `${this.signedInTo}\n` };
    }
    if (command === 'login') {
      const tenant = optionsOf([verb, ...rest]).get('--tenant') ?? '';
      this.logins.push(tenant);
      this.signedInTo = tenant;
      return { code: 0, output: '' };
    }
    if (command === 'rest') return this.rest(optionsOf([verb, ...rest]));
    throw new Error(`unknown command: az ${words.join(' ')}`);
  }

  private rest(options: Map<string, string>): Result {
    const method = options.get('--method') ?? 'GET';
    const answer = this.graph.call(
      method,
      options.get('--url') ?? '',
      options.get('--body') ?? null,
      options.get('--headers'),
    );
    if (answer.status >= 400) {
      const reason = reasons[answer.status] ?? 'Forbidden';
      return { code: 1, output: `ERROR: ${reason}(${JSON.stringify(answer.body)})\n` };
    }
    const query = options.get('--query');
    if (query === undefined) return { code: 0, output: '' };
    return { code: 0, output: tsv(search(answer.body as JSONValue, query)) };
  }
}
