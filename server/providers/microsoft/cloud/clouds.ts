/**
 * Microsoft's clouds: hosts and names, in one table.
 * https://learn.microsoft.com/graph/deployments
 * https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export interface Cloud {
  /** Start page of the portal that manages Entra ID. */
  portal: string;
  /** Host of confirmed deep links; null: none was found for this cloud, the menu path must do. */
  deepLinks: string | null;
  /** The page where people see their own apps; null: no address is confirmed for this cloud. */
  myApps: string | null;
  graph: string;
  /** For `Connect-MgGraph -Environment`. */
  environment: 'Global' | 'USGov' | 'USGovDoD' | 'China';
  /** For `az cloud set --name`; null: the tool knows no Graph address of this cloud. */
  azureCli: 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud' | null;
}

export const clouds = {
  global: {
    portal: 'https://entra.microsoft.com',
    deepLinks: 'https://entra.microsoft.com',
    myApps: 'https://myapps.microsoft.com',
    graph: 'https://graph.microsoft.com/v1.0',
    environment: 'Global',
    azureCli: 'AzureCloud',
  },
  usgov: {
    portal: 'https://portal.azure.us',
    deepLinks: null,
    myApps: 'https://myapps.microsoft.us',
    graph: 'https://graph.microsoft.us/v1.0',
    environment: 'USGov',
    azureCli: 'AzureUSGovernment',
  },
  usgovdod: {
    portal: 'https://portal.azure.us',
    deepLinks: null,
    myApps: null,
    graph: 'https://dod-graph.microsoft.us/v1.0',
    environment: 'USGovDoD',
    azureCli: null,
  },
  china: {
    portal: 'https://portal.azure.cn',
    deepLinks: null,
    myApps: null,
    graph: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
    environment: 'China',
    azureCli: 'AzureChinaCloud',
  },
} as const satisfies Record<string, Cloud>;

export type CloudName = keyof typeof clouds;
