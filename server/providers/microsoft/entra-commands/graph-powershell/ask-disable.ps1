if (-not $App.AccountEnabled) { throw 'Sign-in is already disabled.' }
$Question = "This disables sign-in to this app for everyone in the tenant. Permissions that stay stored: $($All.Count)."
