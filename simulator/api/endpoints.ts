import { authEndpoints } from './auth';
import { billingEndpoints } from './billing';
import { credentialEndpoints } from './credentials';
import type { Endpoint } from './endpoint';
import { keyEndpoints } from './keys';
import { memberEndpoints } from './members';
import { modelEndpoints } from './models';
import { projectEndpoints } from './projects';
import { requestEndpoints } from './requests';
import { usageEndpoints } from './usage';

/** Every management endpoint the API answers. */
export const endpoints: readonly Endpoint[] = [
  ...projectEndpoints,
  ...keyEndpoints,
  ...memberEndpoints,
  ...requestEndpoints,
  ...usageEndpoints,
  ...billingEndpoints,
  ...authEndpoints,
  ...modelEndpoints,
  ...credentialEndpoints,
];
