import { addTexts } from '../catalogue.ts';
import connections from '../en/connections.json';
import monday from '../en/monday.json';
import names from '../en/names.json';
import people from '../en/people.json';
import shell from '../en/shell.json';

// The texts of the first view; those of other parts come with what shows them.
for (const [feature, texts] of Object.entries({ connections, monday, names, people, shell })) {
  addTexts(feature, texts);
}
