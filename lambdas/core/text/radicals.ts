/**
 * CJK Radicals Supplement (U+2E80–U+2EFF) to the ideographs they look like, after Unicode's
 * EquivalentUnifiedIdeograph.txt where that names a character of the basic planes. NFKC leaves all but two of them, and
 * PDFs set in common Japanese fonts give ⻑, ⻄ and ⺠ for 長, 西 and 民.
 */
const SUPPLEMENT = new Map([
  ...['⺁厂', '⺂乛', '⺃乚', '⺄乙', '⺅亻', '⺆冂', '⺇几', '⺈刀', '⺉刂', '⺊卜', '⺋㔾', '⺌小', '⺍小', '⺎尢', '⺏尣'],
  ...['⺐尢', '⺑尢', '⺒巳', '⺓幺', '⺔彑', '⺕彐', '⺖忄', '⺗㣺', '⺘扌', '⺙攵', '⺛旡', '⺜日', '⺝月', '⺞歺', '⺟母'],
  ...['⺠民', '⺡氵', '⺢氺', '⺣灬', '⺤爫', '⺥爫', '⺦丬', '⺧牛', '⺨犭', '⺩王', '⺪疋', '⺫目', '⺬示', '⺭礻', '⺮竹'],
  ...['⺯糹', '⺰纟', '⺱罓', '⺲罒', '⺳㓁', '⺴㓁', '⺵罒', '⺶羊', '⺷羊', '⺸羊', '⺹耂', '⺺肀', '⺻聿', '⺼肉', '⺽臼'],
  ...['⺾艹', '⺿艹', '⻀艹', '⻁虎', '⻂衤', '⻃覀', '⻄西', '⻅见', '⻆角', '⻇角', '⻈讠', '⻉贝', '⻊足', '⻋车', '⻌辶'],
  ...['⻍辶', '⻎辶', '⻏邑', '⻐钅', '⻑長', '⻒镸', '⻓长', '⻔门', '⻕阜', '⻖阝', '⻗雨', '⻘青', '⻙韦', '⻚页', '⻛风'],
  ...['⻜飞', '⻝食', '⻞飠', '⻟飠', '⻠饣', '⻡首', '⻢马', '⻣骨', '⻤鬼', '⻥鱼', '⻦鸟', '⻧卤', '⻨麦', '⻩黄', '⻪黾'],
  ...['⻫斉', '⻬齐', '⻭歯', '⻮齿', '⻯竜', '⻰龙', '⻱龜', '⻲亀', '⻳龟'],
].map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)])); // prettier-ignore

/**
 * Kangxi radicals (U+2F00–U+2FDF) and the CJK Radicals Supplement folded to the ordinary ideographs they stand for;
 * everything else is kept. One character in, one character out.
 */
export const foldRadicals = (text: string): string =>
  text.replaceAll(/[\u2e80-\u2fdf]/g, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'));
