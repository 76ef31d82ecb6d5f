Write-Host "Checked at $((Get-Date).ToUniversalTime().ToString('yyyy-MM-dd HH:mm')) (UTC). Tokens already issued may work until about 90 minutes after the change, longer where the organization set its own token lifetime."
Disconnect-MgGraph | Out-Null
