package org.tocsin.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the symptoms that a complaint says the person has in this illness.
 *
 * <p>The text is read once from left to right, the longest known phrase first. A negation (无, 否认,
 * 不伴, 没有 ...) holds for all terms up to the next comma, stop or word of turning (伴, 有, 但), lists
 * joined by 、 included. Phrases that only look like a negation (无明显诱因, 高热不退, 无力) are known. What
 * other people have (同学发热, 接触发热患者) and what was long ago (既往, ...史, 年前) does not count. Symptoms of
 * the days before (昨日发热) do count: they belong to this illness, and so do vomiting or diarrhoea
 * that have stopped. A fever that is said to be over (已退热, 体温正常) does not: fever is judged as it is
 * now.
 */
final class ComplaintReader {
    private static final String PUNCTUATION = ",.;!?。\n";

    private static final Phrase[] NO_PHRASES = {};

    private final Phrase[][] phrases = new Phrase[Character.MAX_VALUE + 1][];
    private final long fever;

    private enum Role {
        TERM,
        NEUTRAL,
        NEGATION,
        NEXT_WORD_NEGATION,
        TURN,
        RESOLVED_FEVER,
        PAST,
        OTHERS,
        OTHERS_END
    }

    private record Phrase(String text, Role role, long bits) {}

    /**
     * Creates a reader.
     *
     * @param symptoms symptoms by bit
     */
    ComplaintReader(List<Symptom> symptoms) {
        Map<String, Long> terms = new HashMap<>();
        long fevers = 0;
        for (int bit = 0; bit < symptoms.size(); bit++) {
            Symptom symptom = symptoms.get(bit);
            long mask = 1L << bit;
            fevers |= (symptom.group() & SymptomGroup.FEVER.bit()) != 0 ? mask : 0;
            for (String term : symptom.terms()) {
                terms.merge(fold(term), mask, (a, b) -> a | b);
            }
        }
        fever = fevers;
        terms.forEach((text, bits) -> add(text, Role.TERM, bits));
        addGrammar();
        Comparator<Phrase> longestFirst =
                Comparator.comparingInt((Phrase p) -> -p.text.length()).thenComparing(Phrase::role);
        for (Phrase[] list : phrases) {
            if (list != null) {
                Arrays.sort(list, longestFirst);
            }
        }
    }

    private void addGrammar() {
        add(Role.NEGATION, "无 否认 没有 没 不伴 不伴有 未伴 未伴有 无伴 未见 未出现 未诉 未述 未发现 排除 除外");
        add(Role.NEGATION, "no denies denied without");
        add(Role.NEXT_WORD_NEGATION, "不 未");
        add(Role.NEUTRAL, "无明显诱因 无诱因 无明显原因 无原因 不明原因 不明诱因 原因不明 无故");
        add(Role.NEUTRAL, "无力 无法 无汗 无效 不适 不止 不退 不能 不详 不清 不停 不愈 不畅 不振 不佳 不思 不缓解");
        add(Role.NEUTRAL, "未愈 未退 未止 未缓解 未好转 未见好转 未见缓解 未见减轻 无好转 无缓解 无减轻 无明显好转 无明显缓解");
        add(Role.NEUTRAL, "未治疗 未就诊 未用药 未服药 未处理 未重视 没胃口 没精神 没力气 没吃药 没有好转 没有缓解 没好");
        add(Role.NEUTRAL, "不除外 不能除外 不排除 不能排除 未排除 不否认 未否认 无特殊 高热惊厥史");
        add(Role.NEUTRAL, "退热药 退烧药 退热贴 退热针 退热栓 退热治疗");
        add(Role.NEUTRAL, "与同学 和同学 与家人 和家人 与同事 和同事 跟同学 跟家人 跟同事 同学聚餐 同事聚餐 家人聚餐 家庭聚餐");
        add(Role.TURN, "伴 伴有 有 但 但有 而 仅 仅有 只有 出现 并 現 现 now with but");
        add(Role.RESOLVED_FEVER, "退热 退烧 热退 烧退 热已退 烧已退 已退 体温正常 体温已正常 体温恢复正常 体温降至正常");
        add(Role.PAST, "既往 曾患 曾有 去年 前年 年前 幼时 儿时");
        add(Role.OTHERS, "同学 同事 家人 家属 室友 同班 同桌 邻居 丈夫 妻子 母亲 父亲 其母 其父 哥哥 姐姐 弟弟 妹妹 接触 周围");
        add(Role.OTHERS_END, "后 患者 病人 本人 自己");
    }

    private void add(Role role, String words) {
        for (String word : words.split(" ")) {
            add(word, role, 0);
        }
    }

    private void add(String text, Role role, long bits) {
        char first = text.charAt(0);
        Phrase[] list = phrases[first] == null ? NO_PHRASES : phrases[first];
        list = Arrays.copyOf(list, list.length + 1);
        list[list.length - 1] = new Phrase(text, role, bits);
        phrases[first] = list;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }

    /** Bit set of the symptoms in a complaint, or in a list of symptoms; 0 for null. */
    long read(String text) {
        return text == null ? 0 : new Reading(fold(text)).run();
    }

    /** One pass over one text. */
    private final class Reading {
        private final String text;
        private int at;
        private long found;
        private boolean negated;
        private boolean others;
        private boolean past;
        private boolean nextWord;

        Reading(String text) {
            this.text = text;
        }

        long run() {
            while (at < text.length()) {
                Phrase phrase = longest();
                if (phrase != null) {
                    at += phrase.text.length();
                    take(phrase);
                } else {
                    plain(text.charAt(at++));
                }
            }
            return found;
        }

        private Phrase longest() {
            Phrase[] candidates = phrases[text.charAt(at)];
            if (candidates != null) {
                for (Phrase phrase : candidates) {
                    if (text.startsWith(phrase.text, at) && isWhole(phrase)) {
                        return phrase;
                    }
                }
            }
            return null;
        }

        /** English words must not be found inside longer words. */
        private boolean isWhole(Phrase phrase) {
            return !isLatin(phrase.text.charAt(0))
                    || (at == 0 || !isLatin(text.charAt(at - 1)))
                            && (at + phrase.text.length() >= text.length()
                                    || !isLatin(text.charAt(at + phrase.text.length())));
        }

        private void take(Phrase phrase) {
            boolean direct = nextWord;
            nextWord = false;
            switch (phrase.role) {
                case TERM -> term(phrase.bits, direct);
                case NEGATION -> negated = true;
                case NEXT_WORD_NEGATION -> nextWord = true;
                case TURN -> negated = false;
                case RESOLVED_FEVER -> found &= direct || negated ? found : ~fever;
                case PAST -> past = true;
                case OTHERS -> others = true;
                case OTHERS_END -> others = false;
                case NEUTRAL -> {}
            }
        }

        private void term(long bits, boolean direct) {
            if (!negated && !direct && !others && !past && !isDenied()) {
                found |= bits;
            }
        }

        /** What follows a term can take it back: (-), ":无", "史", "患者". */
        private boolean isDenied() {
            for (String ending : DENIALS) {
                if (text.startsWith(ending, at)) {
                    return true;
                }
            }
            return false;
        }

        private void plain(char c) {
            nextWord = false;
            if (PUNCTUATION.indexOf(c) >= 0 && !isDecimalPoint(c) || c == ' ' && isBreak()) {
                negated = false;
                others = false;
                past = false;
            } else if (c == '|') {
                negated = false;
            }
        }

        private boolean isDecimalPoint(char c) {
            return c == '.' && at >= 2 && at < text.length() && isDigit(at - 2) && isDigit(at);
        }

        private boolean isDigit(int index) {
            return text.charAt(index) >= '0' && text.charAt(index) <= '9';
        }

        /** A blank separates Chinese statements unless it follows the negation itself. */
        private boolean isBreak() {
            boolean chinese = at >= 2 && text.charAt(at - 2) > 0x7f;
            return chinese && !endsWithNegation();
        }

        private boolean endsWithNegation() {
            String before = text.substring(0, at - 1);
            return Arrays.stream(phrases)
                    .filter(Objects::nonNull)
                    .flatMap(Arrays::stream)
                    .anyMatch(p -> p.role == Role.NEGATION && before.endsWith(p.text));
        }
    }

    private static final List<String> DENIALS =
            List.of(
                    "(-)", ":无", ":否", ":-", ":(-)", "(无)", "阴性", "史", "病史", "患者", "病人", "病例", "者",
                    "样", "疫苗");

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }
}
