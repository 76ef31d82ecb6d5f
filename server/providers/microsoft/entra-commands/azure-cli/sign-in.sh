signed_in || az login --tenant "$TENANT_ID" --allow-no-subscriptions --output none || stop 'The sign-in failed.'
signed_in || stop 'Azure CLI is signed in to another tenant.'
