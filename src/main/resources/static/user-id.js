// Offers to show the current password where a new User ID is saved.

import { offerReveal } from './reveal.js';

offerReveal();
