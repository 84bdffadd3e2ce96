/** Words that the rules of relevance ask for, and the frameworks that they tell apart. Matched on folded text. */

/** Formats of foreign ministries and leaders: relevant for their content only. */
export const GENERAL = new Set(['quad', 'summit', 'foreign-ministers', 'eas', 'eu', 'courtesy-call']);
/** Acts of the United States towards Japan, and everything else that happens around its bases and sales. */
export const AT_HOME = new Set(['us-forces-japan', 'fms']);
/** Leaders and ministers of a region, whose part in its security missiles are. */
export const REGIONAL = new Set(['quad', 'eas']);

/** Security in the military sense: not that of society, of trade, of food, and no reform of the Security Council. */
export const SECURITY =
  /(?<!(?:社会|経済|食料|食糧|エネルギー|人間の))安全保障(?!理事会)|安保(?!理)|抑止|海洋進出|軍事|軍(?!縮)|防衛(?!医)|自衛隊|多国籍部隊|参謀|司令官|(?<!兼)国防|[東南]シナ海|台湾海峡|覇権|力による|防衛装備|拡大抑止|偶発的な?衝突|円滑化協定|deterren|defen[cs]e|military|maritime (?:security|domain)|(?:East|South) China Sea|coercion|\bforces\b|J[GMA]?SDF|\bcommander\b|\bnav(?:y|al)\b|\barmy\b|warship|carrier strike/i;
export const MISSILES = /ミサイル|missile/i;
export const DEFENCE =
  /訓練|演習|幕長|参謀|軍(?!縮|師)|防衛(?!医|大学)|国防|自衛隊|[陸海空]軍|[陸海空]自|国軍|(?<!(?:社会|経済|食料|エネルギー))安全保障|海兵隊|護衛艦|哨戒機|戦闘機|フリゲート|艦|装備品|防弾|弾薬|砲弾|レーダー|defen[cs]e|military|\barmy\b|\bnav(?:y|al)\b|air force|J[GMA]?SDF|\bmarines\b|\btroops\b|warship|frigate|destroyer|carrier|submarine|munitions|\bradars?\b|fighter jets?|Aegis|chief of (?:the )?(?:defen[cs]e |joint )?staff|joint staff|\bgeneral [A-Z]|\badmiral\b/i;
export const JAPANESE_FORCES =
  /自衛隊|[陸海空]自|護衛艦|[陸海空]幕|J[GMA]?SDF|\bSDF\b|Self-Defen[cs]e|Japanese (?:troops|forces|soldiers|paratroopers|destroyers?|jets|warships?)|(?<!by )Japan (?:fully )?(?:joins?\b|takes part|participates|brings|sends)/;
export const STAYED_AWAY =
  /(?:自衛隊|日本)の参加は(?:なかった|ない)|日本は(?:参加し(?:ない|なかった)|不参加)/;
export const COAST_GUARD = /海上保安|海保|沿岸警備隊|巡視船|coast guard/i;
export const ARMED = /自衛隊|海自|軍(?!縮)|防衛|国防|navy|\barmy\b|marines|defen[cs]e|SDF|military/i;
/** Japan watches: it was there, though it did not train. */
export const WATCHES =
  /(?:日本|自衛[隊官])(?:など|を含む|も|は|が)?[^。]{0,20}(?:オブザーバー|視察|見学)|オブザーバー[^。]{0,24}日本|(?<!by )\bJapan\b[^.;]{0,80}\bobserv|\bobservers?\b[^.;]{0,80}(?<!by )\bJapan\b/i;
/** Forces and schools of Japan's, and those of others, by name. */
export const OUR_FORCES = /自衛[隊官艦]|[陸海空]自|防衛(?:省|大学校|研究所)|練習艦隊|統幕|[陸海空]幕|幕僚/;
export const THEIR_FORCES =
  /(?:[ァ-ヺー]{2,12}|[米英豪韓印仏独伊比加越泰尼星]|韓国|各国|諸国|外国)の?(?:国|連邦|王国)?(?:[陸海空]?軍|海兵隊|国防|艦|士官|将校|武官|[陸海空]軍人)/;
/** They deal with each other; one does not watch the other from afar. */
export const CONTACT =
  /招[待いくへ聘]|招き|教え|教官|受け入れ|受入|留学|参加|参列|交流|訪問|来訪|意見交換|懇談|共同(?!体)|協力|教育(?!訓練に)|表彰|贈呈/;
export const FROM_AFAR = /監視|警戒|通過|航行|緊急発進|抗議|事故|落下|逮捕|不時着|音楽|フェス|展示|公開/;
/** The officer whom the ministry keeps at an embassy. */
export const ATTACHE =
  /(?:防衛駐在官|駐在武官)[^。]{0,12}(?:増員|新設|派遣|配置|常駐|会同|会議|交流|訪問|懇談|招)|\b(?:posts?|assigns?|sends?|stations?|adds?)\b.{0,24}\bdefen[cs]e attach/i;
/** An office, post or section of Japan's own that is set up for dealings with others. */
export const ORGAN =
  /新設|設置|発足|創設|\b(?:sets? up|establish(?:es)?|creates?|launch(?:es)?) .{0,40}\b(?:office|post|section|division|unit|bureau)\b/i;
export const FOR_OTHERS =
  /(?:諸外国|外国|各国|他国|同盟国|同志国|友好国)[^。]{0,16}(?:交流|協力|連携|調整|交渉)|防衛(?:交流|協力|外交)を(?:強|進|深|担|推)|(?:defen[cs]e|security) (?:exchanges?|cooperation|diplomacy|ties) with\b/i;
/** Another government takes Japan to task; its word is no act of Japan's. */
export const REPROACH =
  /(?:中国|中共|ロシア|露|北朝鮮|韓国)(?:国防[省部]|外務[省部]|軍|大使館|報道官|当局|政府|国営)?[^。]{0,24}(?:日本[^。]{0,16}(?:に|を|へ))[^。]{0,16}(?:抗議|非難|批判|けん制|牽制|反発|自制|警告|要求)|\b(?:China|Chinese|Beijing|Russian?|Moscow|Kremlin|North Korea|Pyongyang|DPRK)\b.{0,60}\b(?:urges?|warns?|criticizes|condemns|slams|accuses|protests?|blasts|rebukes|opposes|denounces|lashes)\b.{0,60}\bJapan/i;
export const ALERT =
  /ミサイル[^、。]{0,16}発射|発射[^、。]{0,10}ミサイル|ミサイル等関連情報|(?:launch|fire)(?:es|ed|s)? .{0,30}missile|missile launch|緊急発進|スクランブル|\bscrambles?\b/i;
export const COOPERATION =
  /防衛外交|防衛協力|安保協力|防衛交流|安全保障協力|同志国|同盟|defen[cs]e (?:diplomacy|cooperation|ties|partnership|exports?)|frigate|(?:arms|weapons) exports?|武器輸出|装備(?:移転|輸出)|alliance|security (?:ties|cooperation|partnership)/i;

export const MINISTRY = /(?:^|\.)mod\.go\.jp$/;
export const EXCHANGE_PAGE = /\/exchange\/(?:[a-z_]+\/)+\d{4}\//;
export const WAR = /戦況|侵略の状況|ウクライナ関連$/;
export const TRIP_ABROAD =
  /防衛(?:大臣|副大臣|大臣政務官|政務官|審議官|相)[^。]{0,12}(?:の|、)?海外出張|(?:統合|陸上|海上|航空)?幕僚長[^。]{0,12}海外出張|defen[cs]e minister'?s? overseas (?:trip|travel|visit)/i;
export const ABROAD = /多国間(?:会議|会合)|国際会議/;

export const ASSISTANCE = /\bOSA\b|Official Security Assistance|政府安全保障能力強化支援/;
/** Somebody or something of Japan's. */
export const OURS =
  /日本(?!海|原)|防衛(?:相|大臣|省|装備庁|副大臣|審議官)|自衛[隊官]|[陸海空]自|[統陸海空]幕|首相、|Japan|Tokyo|JSDF|J[GMA]SDF/;
/** Japan takes part, and did not only build or give what others use. */
export const JAPAN =
  /日本(?!海|製|列島|周辺)|日[米豪英仏印比加韓]|[米豪英仏印比加韓]日|(?<!(?:donated|built|made|supplied|given|provided) by )\bJapan\b/;
/** Somebody who is by name or office of another state. */
export const FOREIGN =
  /国防(?!力|族|部会)|[^陸海空]海軍|海兵隊|[ァ-ヺー米英豪韓印仏独伊比加]{1,10}(?:陸|海|空)?軍|各国|諸国|カ国|か国|counterpart|(?:bi|tri|multi)lateral|\bwith japan|defen[cs]e (?:ministers|chiefs|secretary|ministerial)|\bnations\b/i;
/** What drills at home never are; their names are Japanese. */
export const INTERNATIONAL = /参加|親善|「[ァ-ヺー]{3,}/;
/** Japan is the partner that is named. */
export const WITH_US = /日本との(?:防衛|安全保障)?(?:連携|協力)|\b(?:ties|cooperation) with Japan\b/i;
/** The seven at any level. */
export const SEVEN = /G7(?:外相|首脳|国防相|防衛相)|G7 (?:foreign|defen[cs]e|leaders|ministers)/;
