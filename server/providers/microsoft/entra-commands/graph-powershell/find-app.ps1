$App = Get-MgServicePrincipal -Filter "appId eq '$ApplicationId'" -ErrorAction Stop
$Deactivated = $App -and ($App.IsDisabled -eq $true -or $App.AdditionalProperties['isDisabled'] -eq $true)
