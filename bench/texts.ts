/** Texts of about 5 000 characters in the manner of the pages that are watched, put together from our own sentences. */

const REPORT = [
  '防衛大臣は十一月一日、訪問先のクアラルンプールで拡大ASEAN国防相会議に出席し、地域の平和と安定について発言した。',
  '会議に先立ち、大臣は米国のヘグセス国防長官、オーストラリアのマールズ国防大臣、フィリピンのテオドロ国防大臣と四か国の会談を行い、共同訓練を重ねることで一致した。',
  '韓国の国防部長官との会談では、日米韓の連携と北朝鮮の核・ミサイル問題を話し合い、部隊間の交流を再開することを確認した。',
  '中国の国防部長に対しては、東シナ海での活動に深刻な懸念を伝え、海空連絡メカニズムの運用を続けることを求めた。',
  '大臣はまた、能力構築支援と装備移転の進め方を各国に説明し、日ASEAN防衛担当大臣会合の共同議長を務めた。',
];

const PROSE = [
  '秋の風が吹く中、基地の周りでは朝早くから人々が集まり、音楽隊の演奏に耳を傾けていた。',
  '主催者によれば、来場者は昨年より二割ほど増え、駐車場は昼前に満車となったという。',
  '会場では子供たちが制服を着て写真を撮り、隊員が装備の使い方を丁寧に説明した。',
  '天候にも恵まれ、午後には飛行展示が行われて、大きな歓声が上がった。',
  '担当者は、来年も同じ時期に開く考えで、地元の協力に感謝したいと話している。',
];

const repeated = (sentences: readonly string[], length: number): string =>
  sentences
    .join('')
    .repeat(Math.ceil(length / sentences.join('').length))
    .slice(0, length);

/** Every sentence names states, formats and offices. */
export const denseText = (length: number): string => repeated(REPORT, length);

/** Next to nothing to find, as on most pages. */
export const sparseText = (length: number): string => repeated(PROSE, length);
