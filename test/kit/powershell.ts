import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

let parser: Parser | null = null;

async function powerShellParser(): Promise<Parser> {
  if (parser) return parser;
  await Parser.init();
  const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  const created = new Parser();
  created.setLanguage(await Language.load(readFileSync(grammar)));
  parser = created;
  return created;
}

export interface Parsed {
  /** Places that the grammar of PowerShell does not take, with their text. */
  faults: string[];
  /** Names of commands in the order in which they stand. */
  commands: string[];
  /** Texts of all string literals. */
  strings: string[];
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of node.children) if (child) walk(child, visit);
}

/** Reads PowerShell by its grammar, where no PowerShell is at hand to run it. */
export async function parsePowerShell(text: string): Promise<Parsed> {
  // The grammar knows no digit in a parameter's name; PowerShell and this cmdlet do.
  const readable = text.replaceAll('-OAuth2PermissionGrantId', '-PermissionGrantId');
  const tree = (await powerShellParser()).parse(readable);
  if (!tree) throw new Error('nothing parsed');
  const parsed: Parsed = { faults: [], commands: [], strings: [] };
  walk(tree.rootNode, (node) => {
    if (node.isError || node.isMissing) parsed.faults.push(node.text);
    if (node.type === 'command_name') parsed.commands.push(node.text);
    if (node.type === 'verbatim_string_characters') parsed.strings.push(node.text);
  });
  tree.delete();
  return parsed;
}
