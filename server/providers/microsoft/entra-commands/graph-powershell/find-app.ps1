$App = Get-MgServicePrincipal -Filter "appId eq '$ApplicationId'" -Property 'id', 'appId', 'displayName', 'accountEnabled' -ErrorAction Stop
