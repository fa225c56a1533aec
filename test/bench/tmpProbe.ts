import { firstRowFigures } from './figures/firstRowFigures';
void firstRowFigures().then((f) => { console.log(f); process.exit(0); });
