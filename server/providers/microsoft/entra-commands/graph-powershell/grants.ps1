function Read-Grants([string]$Filter) {
  $global:Counted = $null
  $Found = @(Get-MgOauth2PermissionGrant -All -PageSize 999 -Filter $Filter -CountVariable Counted -Headers @{ ConsistencyLevel = 'eventual' } -ErrorAction Stop | Sort-Object -Property 'Id' -Unique -CaseSensitive)
  @{ Found = $Found; Whole = $global:Counted -eq $Found.Count }
}
