package org.tocsin.drill.generate;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.place.Directory;

/** Checks a plan by itself, and then against its reference data. */
final class PlanCheck {
    private final String name;
    private final List<String> problems;

    private PlanCheck(String name, List<String> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Adds everything that is wrong with a plan without looking at its reference data. */
    static void check(Plan plan, String name, List<String> problems) {
        PlanCheck check = new PlanCheck(name, problems);
        check.required(plan);
        check.sizes(plan);
        check.names(plan);
        check.rates(plan);
        check.coordinates(plan);
        check.injects(plan);
    }

    private void problem(String field, String text) {
        problems.add(name + ": " + field + ": " + text);
    }

    private void required(Plan plan) {
        if (plan.place() == null) {
            problem("place", "missing, expected the code of a county or city");
        }
        if (plan.reference() == null) {
            problem("reference", "missing, expected a folder relative to the plan");
        }
        if (plan.from() == null || plan.until() == null) {
            problem("from, until", "missing, expected two dates like 2023-01-29");
        } else if (plan.until().isBefore(plan.from())) {
            problem(
                    "until",
                    plan.until() + " is before from, expected " + plan.from() + " or later");
        }
        try {
            ZoneOffset.of(plan.offset());
        } catch (DateTimeException e) {
            problem("offset", plan.offset() + ", expected like +08:00");
        }
    }

    private void sizes(Plan plan) {
        plan.curves().forEach((id, curve) -> size("curves." + id, curve, 12));
        plan.hours().forEach((id, hours) -> size("hours." + id, hours, 24));
        plan.effects().forEach((id, e) -> size("effects." + id + ".weekday", e.weekday(), 7));
        size("seasons.ili_share", plan.seasons().iliShare(), 12);
        size("people.neighbours", plan.people().neighbours(), 3);
        size("delays.transfer_minutes", plan.delays().transferMinutes(), 2);
        size("delays.visit.weekend_hours", plan.delays().visit().weekendHours(), 2);
        size("delays.foodborne.weekend_hours", plan.delays().foodborne().weekendHours(), 2);
        size("dirt.network_cut_hours", plan.dirt().networkCutHours(), 2);
        for (int i = 0; i < plan.schoolHolidays().size(); i++) {
            size("school_holidays[" + i + "]", plan.schoolHolidays().get(i), 2);
        }
    }

    private void size(String field, List<?> list, int expected) {
        if (list == null || list.size() != expected) {
            int found = list == null ? 0 : list.size();
            problem(field, found + " values, expected " + expected);
        }
    }

    private void names(Plan plan) {
        Plan.Seasons s = plan.seasons();
        curve(plan, "seasons.fever", s.fever());
        curve(plan, "seasons.respiratory", s.respiratory());
        curve(plan, "seasons.gastro", s.gastro());
        curve(plan, "seasons.foodborne", s.foodborne());
        for (Map.Entry<String, Plan.Disease> e : plan.diseases().entrySet()) {
            curve(plan, "diseases." + e.getKey() + ".curve", e.getValue().curve());
            try {
                BackgroundVisits.picture(e.getKey());
            } catch (IllegalArgumentException x) {
                problem("diseases." + e.getKey(), "unknown disease, expected one of the defaults");
            }
        }
    }

    private void curve(Plan plan, String field, String curve) {
        if (!plan.curves().containsKey(curve)) {
            problem(field, curve + " is no curve, expected one of " + plan.curves().keySet());
        }
    }

    private void rates(Plan plan) {
        Plan.Dirt d = plan.dirt();
        double[] shares = {
            d.duplicate(),
            d.correction(),
            d.withdrawal(),
            d.wrongTownship(),
            d.ageZero(),
            d.missingOnset(),
            d.futureDate(),
            d.defaultTemperature(),
            d.resentDay(),
            d.networkCut(),
            d.silentDay(),
            d.foreignDrill(),
            d.dailyTwice(),
            plan.volumes().repeatShare(),
            plan.volumes().nonResidentShare(),
            plan.volumes().roomShare(),
            plan.volumes().roomShareHoliday()
        };
        if (Arrays.stream(shares).anyMatch(s -> !(s >= 0 && s <= 1))) {
            problem("dirt, volumes", "a rate or share is outside 0 to 1");
        }
        if (plan.noise().countyDay() < 1 || plan.noise().facilityDay() < 1) {
            problem("noise", "expected shapes of at least 1");
        }
    }

    private void coordinates(Plan plan) {
        Plan.Coordinates c = plan.coordinates();
        if (!(c.share() >= 0 && c.share() <= 1)) {
            problem("coordinates.share", c.share() + ", expected 0 to 1");
        }
        if (c.villages() < 1 || !(c.radiusKm() >= 0) || !(c.scatterKm() >= 0)) {
            problem("coordinates", "expected at least 1 village and distances from 0 km");
        }
        for (Plan.Inject inject : plan.injects()) {
            Integer village = inject.village();
            if (village != null && (village < 1 || village > c.villages())) {
                String what = village + ", expected 1 to " + c.villages();
                problem("injects, " + inject.id() + ".village", what);
            }
        }
    }

    private void injects(Plan plan) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < plan.injects().size(); i++) {
            Plan.Inject inject = plan.injects().get(i);
            String field = "injects[" + i + "]";
            InjectType type = InjectType.of(inject.type());
            if (inject.id() == null || !ids.add(inject.id())) {
                problem(field + ".id", inject.id() + ", expected a unique id");
            }
            if (type == null) {
                String all = Arrays.stream(InjectType.values()).map(t -> t.id).toList().toString();
                problem(field + ".type", inject.type() + ", expected one of " + all);
            }
            if (inject.start() == null) {
                problem(field + ".start", "missing, expected like 2024-02-12T11:30");
            }
        }
    }

    /** Adds every code of the injects that the reference data do not have. */
    static void checkCodes(Plan plan, Directory directory, String name, List<String> problems) {
        PlanCheck check = new PlanCheck(name, problems);
        if (directory.indexOf(plan.place()) < 0) {
            check.problem("place", plan.place() + " is not in the reference data");
        }
        for (int i = 0; i < plan.injects().size(); i++) {
            check.codes(plan.injects().get(i), "injects[" + i + "]", directory);
        }
    }

    private void codes(Plan.Inject inject, String field, Directory directory) {
        boolean feed = InjectType.of(inject.type()).isFeedFailure();
        if (feed || inject.facility() != null) {
            code(field + ".facility", inject.facility(), directory);
        }
        if (!feed) {
            code(field + ".place", inject.place(), directory);
        }
        if (inject.institution() != null) {
            code(field + ".institution", inject.institution(), directory);
        }
        if (inject.residences() != null) {
            inject.residences().forEach(r -> code(field + ".residences", r, directory));
        }
    }

    private void code(String field, String code, Directory directory) {
        if (code == null || directory.indexOf(code) < 0) {
            problem(field, code + " is not in the reference data");
        }
    }
}
