function Read-Grants([string]$Filter) {
  $global:Counted = $null
  $Listed = @(Get-MgOauth2PermissionGrant -All -PageSize 999 -Filter $Filter -CountVariable Counted -Headers @{ ConsistencyLevel = 'eventual' } -ErrorAction Stop | Sort-Object -Property 'Id' -Unique -CaseSensitive)
  $Whole = $global:Counted -eq $Listed.Count
  $Recent = @(Get-MgOauth2PermissionGrant -All -PageSize 999 -Filter $Filter -ErrorAction Stop)
  @{ Found = @($Listed + $Recent | Sort-Object -Property 'Id' -Unique -CaseSensitive); Whole = $Whole }
}
