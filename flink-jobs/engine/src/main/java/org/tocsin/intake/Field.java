package org.tocsin.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.tocsin.place.Directory;

/**
 * The canonical columns, with the headings of national exports and common spellings as synonyms.
 * The canonical name is the lower-case constant name.
 */
public enum Field {
    SOURCE_SYSTEM(Trait.REPEATS, "来源系统", "数据来源", "source"),
    RECORD_VERSION(Trait.REPEATS, "记录版本", "版本", "版本号", "version", "revision"),
    WITHDRAWN(Trait.REPEATS, "撤回", "是否撤回", "已删除", "是否删除"),
    EXERCISE_ID(Trait.REPEATS, "演练编号", "演练id", "演练标识", "exercise"),
    REPORTED_AT(
            Trait.PLAIN,
            "报告时间",
            "网报时间",
            "报告卡录入时间",
            "填报时间",
            "上报时间",
            "submitted_at",
            "提交时间",
            "report_time",
            "reported_on",
            "report_date"),
    RECEIVED_AT(Trait.PLAIN, "接收时间", "收到时间", "入库时间", "received_on"),
    VISIT_ID(Trait.PLAIN, "就诊编号", "就诊流水号", "门诊流水号", "就诊id", "门诊号", "encounter_id"),
    CASE_ID(Trait.PLAIN, "病例编号", "病例id", "病例号", "case_no"),
    RECORD_ID(Trait.PLAIN, "卡片编号", "卡片id", "报告卡编号", "记录编号", "card_id", "source_record_id", "id"),
    FACILITY_ID(
            Trait.REPEATS,
            "机构编码",
            "机构代码",
            "医疗机构编码",
            "医疗机构代码",
            "医疗机构",
            "医院编码",
            "报告单位",
            "填报单位",
            "报告机构",
            "facility",
            "facility_code"),
    DEPARTMENT(Trait.REPEATS, "科室", "就诊科室", "科室名称"),
    PATIENT_KEY(
            Trait.PERSONAL,
            "患者标识",
            "患者编码",
            "患者主索引",
            "患者id",
            "有效证件号",
            "证件号码",
            "身份证号",
            "身份证号码",
            "patient_id",
            "person_key"),
    HOUSEHOLD_KEY(Trait.PERSONAL, "家庭编号", "家庭编码", "户编号", "住户编号", "户号", "household"),
    AGE_YEARS(Trait.REPEATS, "年龄", "年龄岁", "age"),
    AGE_MONTHS(Trait.REPEATS, "月龄"),
    SEX(Trait.REPEATS, "性别", "gender"),
    RESIDENCE_CODE(
            Trait.REPEATS,
            "现住址编码",
            "现住址代码",
            "现住地址编码",
            "现住址国标",
            "现住地址国标",
            "现住址地区编码",
            "居住地编码",
            "residence"),
    LATITUDE(Trait.PERSONAL, "纬度", "现住址纬度", "居住地纬度", "lat"),
    LONGITUDE(Trait.PERSONAL, "经度", "现住址经度", "居住地经度", "lon", "lng"),
    BELONGS_TO(Trait.REPEATS, "病人属于", "患者属于", "患者归属"),
    OCCUPATION(Trait.REPEATS, "人群分类", "职业", "患者职业", "occupation_group"),
    ORG(Trait.REPEATS, "工作单位", "患者工作单位", "单位", "学校", "所在单位", "工作单位或学校", "学校或单位", "org_id"),
    ONSET_AT(Trait.PLAIN, "发病时间", "发病日期", "onset_date", "onset_on", "onset"),
    VISIT_AT(Trait.PLAIN, "就诊时间", "就诊日期", "visit_date", "visit_on", "接诊时间"),
    DIAGNOSED_AT(Trait.PLAIN, "诊断时间", "诊断日期", "diagnosis_date"),
    DIED_AT(Trait.PLAIN, "死亡时间", "死亡日期", "death_date", "died_on"),
    TEMPERATURE_C(Trait.REPEATS, "体温", "temperature", "temp"),
    SYMPTOMS(Trait.REPEATS, "症状", "症状与体征", "主要症状", "主要症状与体征", "症状体征"),
    CHIEF_COMPLAINT(Trait.REPEATS, "主诉", "complaint"),
    DIAGNOSIS_CODES(
            Trait.REPEATS,
            "诊断编码",
            "诊断代码",
            "疾病编码",
            "疾病代码",
            "icd编码",
            "icd10",
            "icd10编码",
            "diagnosis_code",
            "disease_code"),
    DIAGNOSIS_TEXT(Trait.REPEATS, "诊断", "诊断名称", "疾病名称", "初步诊断", "diagnosis"),
    CASE_CLASS(Trait.REPEATS, "病例分类", "诊断类型"),
    SEVERITY(Trait.REPEATS, "病情", "严重程度", "病情程度", "临床严重程度"),
    DISPOSITION(Trait.REPEATS, "去向", "患者去向", "转归"),
    ORGANISM(Trait.REPEATS, "检出病原体", "病原体", "病原", "检测结果", "致病因子", "agent", "lab_organism"),
    EXPOSURES(Trait.PLAIN, "暴露", "暴露信息", "可疑食品", "暴露史"),
    DATE(Trait.REPEATS, "日期", "统计日期", "日报日期", "day"),
    DEPARTMENT_GROUP(Trait.REPEATS, "科室组", "科室类别"),
    TOTAL_OUTPATIENT_VISITS(Trait.REPEATS, "门急诊总数", "门急诊人次", "门急诊总人次", "门急诊量", "outpatient_visits"),
    FEVER_VISITS(Trait.REPEATS, "发热门诊人次", "发热人数", "发热就诊数", "发热病例数"),
    ILI_VISITS(Trait.REPEATS, "流感样病例数", "流感样病例", "ili数"),
    GI_VISITS(Trait.REPEATS, "腹泻病例数", "胃肠病例数", "消化道病例数", "肠道门诊人次"),
    SEVERE(Trait.REPEATS, "重症数", "重症人数"),
    OBSERVED(Trait.REPEATS, "留观数", "留观人数"),
    ADMITTED(Trait.REPEATS, "住院数", "收治数", "收住院人数"),
    TRANSFERRED(Trait.REPEATS, "转诊数", "转诊人数"),
    DEATHS(Trait.REPEATS, "死亡数", "死亡人数"),
    IS_ZERO_REPORT(Trait.REPEATS, "零报告", "是否零报告", "zero_report"),
    PLACE_CODE(Trait.REPEATS, "地区编码", "地区代码", "地区", "place", "district", "region"),
    INDICATOR(Trait.REPEATS, "指标", "指标编码", "监测指标"),
    WEEK(Trait.REPEATS, "周", "周次", "iso_week"),
    YEAR(Trait.REPEATS, "年", "年份"),
    COUNT(Trait.REPEATS, "数量", "病例数", "例数", "cases"),
    ALERT_ID(Trait.PLAIN, "预警编号", "预警id"),
    ACTION(Trait.REPEATS, "操作", "处置"),
    BY(Trait.PERSONAL, "操作人", "处置人"),
    NOTE(Trait.PLAIN, "备注", "说明");

    private enum Trait {
        PLAIN,
        REPEATS,
        PERSONAL
    }

    private static final Map<String, Field> BY_HEADING = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_HEADING.put(fold(field.name()), field);
            for (String synonym : field.synonyms) {
                Field other = BY_HEADING.put(fold(synonym), field);
                if (other != null && other != field) {
                    throw new IllegalStateException(synonym + " names " + other + " and " + field);
                }
            }
        }
    }

    private final Trait trait;
    private final String[] synonyms;

    Field(Trait trait, String... synonyms) {
        this.trait = trait;
        this.synonyms = synonyms;
    }

    /** The canonical column name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values may tell who a person is and must be masked in raw texts. */
    public boolean isPersonal() {
        return trait == Trait.PERSONAL;
    }

    /** Whether few distinct values are expected, so that keeping them saves work. */
    boolean repeats() {
        return trait == Trait.REPEATS;
    }

    /** The field that a heading means, English or Chinese, or null. */
    public static Field ofHeading(String heading) {
        return BY_HEADING.get(fold(heading));
    }

    private static String fold(String heading) {
        return Directory.normalise(heading).replaceAll("\\([^)]*\\)|[_*.:\\-]", "");
    }
}
