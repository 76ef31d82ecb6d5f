$App = Get-MgServicePrincipal -Filter "appId eq '$ApplicationId'" -Property Id, AppId, DisplayName, AccountEnabled -ErrorAction Stop
