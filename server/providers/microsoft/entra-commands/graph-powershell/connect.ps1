Connect-MgGraph -Environment $Environment -TenantId $TenantId -Scopes $Scopes -ErrorAction Stop | Out-Null
$Context = Get-MgContext
if (-not $Context -or $Context.TenantId -ne $TenantId) { throw 'PowerShell is signed in to another tenant.' }
