if ($ClientId -notmatch $Guid) { throw 'Put the client ID of your own app registration into the line that begins with $ClientId: this cloud has no ready-made one for Microsoft Graph PowerShell.' }
Connect-MgGraph -Environment $Environment -TenantId $TenantId -ClientId $ClientId -Scopes $Scopes -ErrorAction Stop | Out-Null
$Context = Get-MgContext
if (-not $Context -or $Context.TenantId -ne $TenantId) { throw 'PowerShell is signed in to another tenant.' }
