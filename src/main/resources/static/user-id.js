// Offers to show the current password where a change asks for it.

import { offerReveal } from './reveal.js';

offerReveal();
