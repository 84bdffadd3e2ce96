/** What states do with each other, as Japanese nouns and stems: the verbs behind a particle. All without flags or anchors. */
export const SITTING =
  '会談|会合|協議|懇談|対話|会議|面会|面談|通話|意見交換|意見を交|話し合|会見|握手|やり取り|議論し|議論。|を議論';
const TRAINING = '訓練|演習|巡航|共同航行|共同飛行|編隊|射撃|射爆';
export const TREATY =
  '協定|覚書|署名|調印|締結|妥結|批准|合意|一致|交換|交渉|取決め|取り決め|取り交わ|ACSA|RAA|GSOMIA|共同声明|共同宣言|文書|パートナーシップ|供与式|引渡式|署名式|調印式';
const JOINT_WORK =
  '共催|共同議長|共同開発|共同生産|共同研究|共同|連携して|連携し[、て]|情報交換|情報共有|枠組み|2\\+2|2プラス2|防衛協力|協力プログラム|交流事業';
export const ACT = `${SITTING}|${TRAINING}|${TREATY}|${JOINT_WORK}`;
export const GIFT =
  '供与|移転|寄贈|贈呈|贈与|譲渡|貸与|能力構築|教育|引き渡|引渡|輸出|売却|提供|納入|支援事業|支援を実施|技術支援|仕様';

/** 日中首脳会談 + で確認した…: the past form before a noun looks back on an earlier sitting. */
export const LOOKS_BACK = 'で(?:確認|合意|一致|約束)した(?=[一-龥ァ-ヺ「])';
