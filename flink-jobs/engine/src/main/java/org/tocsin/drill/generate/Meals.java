package org.tocsin.drill.generate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What foodborne cases ate, as exposure entries of a report. */
final class Meals {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final String[] FOODS = {
        "凉拌菜", "熟肉制品", "剩饭菜", "豆角", "水果", "海鲜", "鸡蛋制品", "奶制品", "烧烤", "凉皮", "糕点", "饮料", "野生蘑菇", "米饭",
        "火锅"
    };
    private static final String[] OTHER_PLACES = {"stall", "shop", "delivery"};
    private static final int[] MEAL_HOURS = {7, 12, 12, 18, 19};

    private final Plan plan;
    private final World world;

    Meals(Plan plan, World world) {
        this.plan = plan;
        this.world = world;
    }

    /** The meal of a single case, at a usual meal hour before the onset. */
    String ordinary(Encounter e, World.County county, Draws draws) {
        double hours = Math.min(48, Math.max(1, draws.logNormal(9, 0.6)));
        long day = Times.day(e.onset - (long) (hours * Times.HOUR));
        long meal = day * Times.DAY + (long) MEAL_HOURS[draws.below(5)] * Times.HOUR;
        if (meal >= e.onset) {
            meal -= Times.DAY;
        }
        double u = draws.uniform();
        int venue = draws.below(Math.max(1, county.venues.length));
        String other = OTHER_PLACES[draws.below(3)];
        String food = FOODS[draws.below(FOODS.length)];
        int eaters = 1 + draws.below(5);
        Plan.People people = plan.people();
        if (u < people.foodHomeShare()) {
            return entry(meal, "home", "", food, eaters, 1);
        }
        if (u < people.foodHomeShare() + people.foodVenueShare() && county.venues.length > 0) {
            return entry(meal, "restaurant", code(county.venues[venue]), food, eaters, 1);
        }
        return entry(meal, other, "", food, eaters, 1);
    }

    private String code(int node) {
        return world.code(node);
    }

    /** One entry: meal, place type, place, food, seller, eaters, ill. */
    String entry(long meal, String type, String place, String food, int eaters, int ill) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(meal, 0, ZoneOffset.UTC);
        return MINUTES.format(at)
                + plan.offset()
                + "|"
                + type
                + "|"
                + place
                + "|"
                + food
                + "||"
                + eaters
                + "|"
                + ill;
    }
}
