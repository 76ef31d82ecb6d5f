if ($All.Count -eq 0) { throw 'There is no such permission to remove.' }
$Question = "This removes $($All.Count) permissions of this app, admin-wide and people's own."
