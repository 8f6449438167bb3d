package org.tocsin.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one alternative of a case definition. */
final class ClauseReader {
    private final List<Symptom> symptoms;
    private final Map<String, Integer> symptomBits;
    private final Map<String, Integer> ordinals;
    private final Set<String> disabled;
    private final Clause clause = new Clause();

    ClauseReader(
            List<Symptom> symptoms,
            Map<String, Integer> symptomBits,
            Map<String, Integer> ordinals,
            Set<String> disabled) {
        this.symptoms = symptoms;
        this.symptomBits = symptomBits;
        this.ordinals = ordinals;
        this.disabled = disabled;
    }

    /** The clause; problems are noted at their lines. */
    Clause read(YamlNode node) {
        Map<String, YamlNode> members = node.members();
        if (members.isEmpty()) {
            node.problem("expected at least one condition");
        }
        members.forEach(this::condition);
        return clause;
    }

    private void condition(String key, YamlNode value) {
        switch (key) {
            case "kinds" -> values(RecordKind.class, clause.kinds, value);
            case "departments" -> values(Department.class, clause.departments, value);
            case "severity" -> values(Severity.class, clause.severities, value);
            case "disposition" -> values(Disposition.class, clause.dispositions, value);
            case "case_class" -> values(CaseClass.class, clause.classes, value);
            case "occupations" -> values(Occupation.class, clause.occupations, value);
            case "codes" -> codes(value);
            case "symptoms" -> clause.symptoms = symptoms(value);
            case "terms" -> clause.terms = terms(value);
            case "includes" -> clause.includes = includes(value);
            case "temperature_min" -> clause.temperatureMin = value.number();
            case "exposure" -> clause.exposure = value.flag();
            case "age" -> age(value);
            default ->
                    value.problem(
                            "unknown condition \""
                                    + key
                                    + "\", expected kinds, departments, codes, symptoms, terms,"
                                    + " temperature_min, exposure, severity, disposition,"
                                    + " case_class, age, occupations or includes");
        }
    }

    private static <E extends Enum<E>> void values(
            Class<E> type, Collection<E> into, YamlNode node) {
        for (YamlNode item : node.items()) {
            String text = item.text();
            try {
                into.add(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                List<String> known = new ArrayList<>();
                for (E constant : type.getEnumConstants()) {
                    known.add(constant.name().toLowerCase(Locale.ROOT));
                }
                item.problem("unknown value \"" + text + "\", expected one of " + known);
            }
        }
    }

    private void codes(YamlNode node) {
        clause.codes = codeSet(node);
    }

    /** Codes and ranges; problems are noted at their lines. */
    static CodeSet codeSet(YamlNode node) {
        CodeSet codes = new CodeSet();
        for (YamlNode item : node.items()) {
            if (!codes.add(item.text())) {
                item.problem(
                        "expected an ICD-10 prefix such as A98.5 or a range such as J00-J06, got \""
                                + item.text()
                                + "\"");
            }
        }
        return codes;
    }

    private long symptoms(YamlNode node) {
        long bits = 0;
        for (YamlNode item : node.items()) {
            Integer bit = symptomBits.get(item.text());
            if (bit == null) {
                item.problem("unknown symptom \"" + item.text() + "\"");
            } else {
                bits |= 1L << bit;
            }
        }
        return bits;
    }

    /** Free terms are a symptom without a name, so that negation holds for them, too. */
    private long terms(YamlNode node) {
        long bit = 1L << symptoms.size();
        symptoms.add(new Symptom("", 0, node.texts()));
        return bit;
    }

    private long includes(YamlNode node) {
        long bits = 0;
        for (YamlNode item : node.items()) {
            Integer ordinal = ordinals.get(item.text());
            if (ordinal != null) {
                bits |= 1L << ordinal;
            } else if (!disabled.contains(item.text())) {
                item.problem("\"" + item.text() + "\" is no indicator above this one");
            }
        }
        if (bits == 0) {
            node.problem("includes needs at least one enabled indicator above this one");
        }
        return bits;
    }

    private void age(YamlNode node) {
        List<YamlNode> bounds = node.items();
        if (bounds.size() != 2) {
            node.problem("expected [lowest, highest] in years, inclusive");
            return;
        }
        clause.ages = true;
        clause.ageMin = bounds.get(0).number();
        clause.ageMax = bounds.get(1).number();
    }
}
