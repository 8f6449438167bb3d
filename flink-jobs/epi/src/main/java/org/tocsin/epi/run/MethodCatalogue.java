package org.tocsin.epi.run;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The methods by name. Names, parameters and columns are those of the reference results, so a
 * reference case can be run as it stands. Immutable: {@link #with} returns a larger catalogue.
 */
public final class MethodCatalogue {
    private final Map<String, Method> methods;

    private MethodCatalogue(Map<String, Method> methods) {
        this.methods = methods;
    }

    /** The reference methods, the ladder, and the methods of national systems. */
    public static MethodCatalogue withDefaults() {
        Map<String, Method> methods = new TreeMap<>();
        methods.put("ears", new EarsMethod());
        methods.put("ears_c3_literature", new EarsC3LiteratureMethod());
        methods.put("ladder", new LadderMethod());
        methods.put("cusum", new CusumMethod());
        methods.put("glrpois", new GlrMethod(true));
        methods.put("glrnb", new GlrMethod(false));
        methods.put("rt_cori", new CoriMethod());
        methods.put("rt_wallinga_teunis", new WallingaTeunisMethod());
        methods.put("nowcast", new NowcastMethod());
        methods.put("rki", new RkiMethod());
        methods.put("bayes", new BayesMethod());
        methods.put("cdc", new CdcMethod());
        methods.put("ewma", new EwmaMethod());
        methods.put("outbreakP", new OutbreakPMethod());
        methods.put("farrington", new FarringtonMethod());
        methods.put("farrington_flexible", new FarringtonFlexibleMethod());
        methods.put("farrington_daily", new FarringtonDailyMethod());
        methods.put("mpm", new MpmMethod());
        methods.put("historical_limits", new HistoricalLimitsMethod());
        return new MethodCatalogue(methods);
    }

    /** A catalogue with one method more, or one replaced. */
    public MethodCatalogue with(String name, Method method) {
        Map<String, Method> more = new TreeMap<>(methods);
        more.put(name, method);
        return new MethodCatalogue(more);
    }

    /** Names in alphabetical order. */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(methods.keySet());
    }

    /**
     * Runs a method.
     *
     * @param method its name
     * @param params named parameters as in the reference cases
     * @param series the input
     * @throws InvalidInputException one line that names what is wrong
     */
    public Table run(String method, Map<String, ?> params, SeriesData series) {
        Method found = methods.get(method);
        if (found == null) {
            throw new InvalidInputException(
                    "unknown method "
                            + method
                            + "; known are "
                            + String.join(", ", methods.keySet()));
        }
        Params checked = Params.of(method, params);
        Table table;
        try {
            table = found.run(checked, series);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(method + ": " + e.getMessage());
        } catch (ArithmeticException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException e) {
            throw new InvalidInputException(
                    method + ": these parameters and this series cannot be computed: " + e);
        }
        checked.refuseUnknown();
        return table;
    }
}
