import { byFeature } from './by-feature.ts';

export default byFeature(import.meta.glob('../ja/*.json', { eager: true, import: 'default' }));
