/** Words that several rules of kind ask for. All are matched on folded text. */

/** Ministers, officials or chiefs sit together. */
export const SITTING =
  /会談|協議|会合(?!意)|懇談|会議|対話|2\+2|2プラス2|meets?\b|met\b|meeting|talks|dialogue|hosts?\b|discuss|shake hands/i;

/** A trip, or a call on somebody. */
export const VISIT = /訪問|出張|訪日|表敬|歴訪|視察|visit(?:s|ed)?\b|courtesy call/i;

/** Forces train. */
export const EXERCISE = /訓練|演習|exercise|drill/i;

/** A text of several governments. */
export const STATEMENT =
  /共同声明|共同プレスステートメント|joint statement|^Statement on|閣僚声明|大臣共同声明/i;

/** Ministers who settle something: the news is what they did. */
export const DECIDES = /(?:防衛相|国防相|大臣|長官|首脳|外相)[^。]*(?:一致|合意|確認|決定)/;

/** An act on a text of treaty type. */
export const AGREED =
  /\bsign(?:s|ed)?\b|enters? into force|発効|署名|締結|公文の?交換|文書を?交換|交換$|公表|通告|供与式|調印|conclude[sd]?\b|launch(?:es|ed)? .{0,40}Partnership|(?:分離|返還|移転|移設|削減|開放|計画|協定)で合意|委(?:員会)?[がで]合意|批准|ratif(?:y|ies|ied)\b|引渡式|協定に合意|合同委員会合意/;

/** Figures of a period, lists, diaries: kept up regularly, announced by nobody. */
export const RECORD = /\d+回|\d+隻|状況|災害派遣|緊急発進|スクランブル|組織令|日誌|活動状況/;

/** Missions that stand for years. */
export const STANDING = ['counter-piracy', 'mideast-info-gathering', 'un-sanctions', 'un-pko'];

/** Frameworks that are texts of treaty type, or rest on one. */
export const TREATY = ['raa', 'acsa', 'gsomia', 'equipment-transfer', 'osa', 'us-forces-japan', 'eu'];
