/** An automation of the account that holds the block "Check connection". */
export interface Automation {
  integrationId: number;
  /** The recipe that it was made from. */
  recipeId: number;
  name: string;
  /** The board that it is on; null where monday names no host. */
  host: { hostType: string; hostInstanceId: string; name: string } | null;
}

const board = (id: number, name: string) => ({
  hostType: 'board',
  hostInstanceId: String(id),
  name: `board ${name}`,
});
/** `app_feature_object` is what real runs of workflows name. */
const workflow = (id: number, name: string) => ({
  hostType: 'app_feature_object',
  hostInstanceId: String(id),
  name: `workflow ${name}`,
});

export const automations: Automation[] = [
  {
    integrationId: 398_528_596,
    recipeId: 629_280,
    name: 'When an item is created, send a mail',
    host: board(8_001_001, 'Sales pipeline'),
  },
  {
    integrationId: 398_528_601,
    recipeId: 629_281,
    name: 'When a deal is won, make a folder',
    host: board(8_001_001, 'Sales pipeline'),
  },
  {
    integrationId: 398_528_655,
    recipeId: 629_280,
    name: 'When an applicant arrives, send a mail',
    host: board(8_001_014, 'Hiring'),
  },
  {
    integrationId: 398_530_002,
    recipeId: 629_344,
    name: 'Every Monday, report open tickets',
    host: workflow(5_094_669_045, 'Weekly report'),
  },
  {
    integrationId: 398_530_117,
    recipeId: 629_350,
    name: 'When an invoice comes in, ask for approval',
    host: workflow(5_094_670_210, 'Invoice approval'),
  },
  {
    integrationId: 398_531_440,
    recipeId: 629_402,
    name: 'When stock runs low, tell the warehouse',
    host: null,
  },
];
