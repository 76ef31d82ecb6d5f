$Question = "This removes the Enterprise application $($App.Id) from the tenant. It has $($All.Count) permissions. It can be restored within 30 days by its application id."
