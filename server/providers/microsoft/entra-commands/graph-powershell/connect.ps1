Connect-MgGraph -Environment $Environment -TenantId $TenantId -Scopes $Scopes -NoWelcome -ErrorAction Stop
$Context = Get-MgContext
if (-not $Context -or $Context.TenantId -ne $TenantId) { throw 'PowerShell is signed in to another tenant.' }
