/** Words that several rules of kind ask for. All are matched on folded text: no space beside Japanese characters. */

/** Ministers, officials or chiefs sit together. 協議会 and 会議所 are bodies, 本会議 is a house of parliament, 会合意 is 会+合意 of 委員会合意. */
export const SITTING =
  /会談|協議(?!会)|会合(?!意)|懇談|(?<!国家安全保障|本)会議(?!所|長|員|室|場|代表)|と会(?:う|見(?!録|要旨))|対話|面会|面談|意見交換|立ち話|ワーキング(?:グループ|ディナー|ランチ)|作業部会|(?:委員会|審議会|フォーラム)(?:\(.{1,12}\))?の?(?:第[0-9]+回)?(?:を)?開催|夕食会|昼食会|晩さん会|晩餐会|やり取り|サミット[^。]{0,12}の?開催|[23]\+[23](?![0-9])|[23]プラス[23]|\bmeets?\b(?! (?:standards?|demands?|needs?|requirements?|targets?))|\bmet\b|meetings?\b|\btalks\b|dialogue|hosts? .{0,40}(?:counterpart|minister|secretary|chief)|discuss(?!ion paper)|shake hands|\bsummit\b|consultations?\b|\bconfers?\b|sits? down with/i;

/** A trip, or a call on somebody. 来伯, 訪米: the code of the state stands beside the verb. */
export const VISIT =
  /訪問(?!先)|訪れ|出張|訪日|来日|来訪|往訪|表敬|謁見|歴訪|視察|(?:初)?[訪来][米英仏独伊印豪比越韓中伯加泰星尼蘭](?!事)|(?:離任|着任|退任|就任)の?(?:挨拶|あいさつ)|(?:長|官|[相臣将])の?(?:夫妻の)?(?:公式)?(?:招待(?!状|客)|招へい|招聘)|visit(?:s|ed)?\b|courtesy call|\bcalls on (?:japan(?! to\b)|prime|defen[cs]e|foreign|the )|\b(?:minister|ambassador|chief|admiral|general|commander|delegation)\b.{0,60}\bcalls on (?!.{0,80}\b(?:to|for)\b)|\btours?\b|\btrip\b|\barrives? in\b/i;

/** A ship of the forces calls at a port. */
export const PORT_CALL =
  /寄港|入港|\bport (?:call|visit)s?\b|\b(?:docks?|berths?) (?:at|in)\b|\bcalls? at .{0,24}\bport\b/i;

/** Forces train. Not schools, not drills of citizens, not lessons to others, not where planes train. */
export const EXERCISE =
  /(?<!(?:教育|操作|避難|アラート|情報伝達))訓練(?!校|生|部隊|移転|支援|センター|場|空域|水域|海域|弾)|演習(?!場)|海上協同活動|共同(?:航行|巡航)(?!(?:を)?(?:確認|発表)|[^。]{0,10}(?:省|統幕|幕僚監部)が?(?:発表|公表))|war ?games?|exercises?\b|\bdrills?\b|man(?:o?eu|eu)vers?|joint sail|maritime cooperative activit/i;

/** Missions that go on for years: against pirates and smugglers, for the United Nations, for information. */
export const MISSION =
  /海賊対[処策](?!(?:行動)?(?:の)?(?:共同|連携|合同)?訓練)|瀬取り|瀬どり|情報収集活動|司令部要員|国際平和協力業務|PKO[^、。]{0,12}(?:派遣|要員|部隊)|PKO実施計画|多国籍(?:軍|部隊)[^、。]{0,16}(?:派遣|要員)|中東派遣|シナイ半島[^、。]{0,12}(?:派遣|要員)|(?:自衛[隊官]|護衛艦|部隊|要員|哨戒機)[^、。]{0,10}派遣(?:期間)?[をの][^、。]{0,8}延長|ジブチ[^。]{0,12}(?:活動|任務)を?終え|派遣海賊|\bnaval mission\b|\bextend(?:s|ed)? (?:the )?(?:J?M?SDF|troop|naval|maritime)\b.{0,40}\b(?:deployment|dispatch|mission)\b|information-gathering (?:mission|activit)|counter-?piracy|anti-?piracy|ship-to-ship|sanctions? (?:patrol|monitor|enforce|surveill)|UNDOF|ゴラン高原|Golan Heights|\bUN(?:MISS|IFIL|TAET)\b|南スーダン[^、。]{0,12}(?:派遣|部隊|隊員)|peacekeep(?:ers|ing (?:mission|force|troop|staff))/i;

/** A text of several governments. */
export const STATEMENT =
  /共同声明|共同プレス(?:ステートメント|声明)|共同文書|共同ステートメント|閣僚声明|首脳声明|外相声明|大臣共同声明|(?:joint|trilateral|quadrilateral|ministerial) (?:[a-z']+ )?(?:statement|declaration|communiqu)|^statement (?:on|by|of)\b|AUKUS statement/i;

/** Ministers who settle something: the news is what they did. */
export const DECIDES =
  /(?:防衛相|国防相|大臣|長官|首脳|外相|制服組トップ|両政府)[^。]{0,60}(?:一致|合意|確認|決定)|\b(?:ministers|chiefs|leaders|secretaries)\b.{0,60}\b(?:agree|vow|pledge|condemn|reaffirm|affirm|confirm|express|voice|call for|commit)|(?<!\b(?:to|will|must|should|not|would) )\b(?:agree|vow|pledge|reaffirm)\b/i;

/** A house or the cabinet approves a text: one side’s step before it comes into force. */
export const APPROVED =
  /(?:[衆参両上下]院|国会|議会|本会議|委員会|閣議)[^、。]{0,16}(?:承認|可決)|(?:承認|可決)[、。]?(?:[衆参両]院|国会)/;

/** A text that binds states. */
export const TREATY_WORDS =
  /協定|条約|ACSA|RAA|GSOMIA|取極|取決め|議定書|公文|書簡|パートナーシップ(?!プログラム)|契約(?=に(?:署名|調印))|契約書|\btreaty\b|\bagreements?\b|\bpact\b|\baccord\b|\bprotocol\b|\bdeals?\b|\bcontracts?\b|\bpartnership\b|exchange of notes/i;

/** What is done to such a text. */
export const TREATY_ACT =
  /署名(?!活動)|調印|発効|効力発生|締結|交換|公表|通告|批准|適用開始|(?:分離|返還|移転|移設|削減|開放|計画|協定|締結|設立|改定|延長)で(?:日米|両国|両政府)?が?(?:実質|大筋)?合意|協定に(?:実質|大筋)?合意|委(?:員会)?[がで]合意|合同委員会合意|実質合意|大筋合意|妥結|破棄(?!を?検討|論)|失効|terminat|\bsign(?:s|ed|ing)?\b|\binks?(?:ed)?\b|\bseals?(?:ed)?\b|concludes?d?\b|ratif(?:y|ies|ied|ication)\b|enters? into force|entered into force|entry into force|takes? effect|took effect|\bconcurs?\b|launch(?:es|ed)?\b/i;

/** A treaty-type text is signed, exchanged or comes into force: the act outweighs the sitting beside it. */
export const SIGNED =
  /署名|調印|発効|効力発生|公文の?交換|文書を?交換|批准|exchange of notes|\bsign(?:s|ed)?\b|\binks?(?:ed)?\b|\bseals?(?:ed)?\b|ratif|into force|takes? effect/i;

/** Figures of a period, lists, diaries: kept up regularly, announced by nobody. */
export const RECORD =
  /\d+回|状況|災害派遣|緊急発進|スクランブル|組織令|日誌|実績|年報|月報|週報|scrambles?\b/;

/** Missions that stand for years. */
export const STANDING = ['counter-piracy', 'mideast-info-gathering', 'un-sanctions', 'un-pko'];

/** Frameworks that are texts of treaty type, or rest on one. */
export const TREATY = ['raa', 'acsa', 'gsomia', 'equipment-transfer', 'osa', 'us-forces-japan', 'eu', 'gcap'];
