package org.tocsin.bench.influx;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Points as the engine writes them: {@code cases} of every township, indicator and day, day by day.
 * Every point comes once.
 */
final class SamplePoints {
    /** 2018-01-01 00:00 in Shanghai, epoch seconds. */
    private static final long FIRST = 1_514_736_000L;

    private final int townships;
    private final int indicators;
    private final int days;

    SamplePoints(int townships, int indicators, int days) {
        this.townships = townships;
        this.indicators = indicators;
        this.days = days;
    }

    long size() {
        return (long) townships * indicators * days;
    }

    /** Gives all lines in order; the same each time. */
    void forEach(Consumer<String> out) {
        SplittableRandom random = new SplittableRandom(1);
        int[][] last = new int[townships * indicators][14];
        int[] year = new int[townships * indicators];
        for (int day = 0; day < days; day++) {
            for (int series = 0; series < last.length; series++) {
                int count = Math.max(0, (int) (random.nextGaussian() * 2 + series % 4));
                last[series][day % 14] = count;
                year[series] = day % 365 == 0 ? count : year[series] + count;
                out.accept(line(series, day, last[series], year[series]));
            }
        }
    }

    private String line(int series, int day, int[] last, int year) {
        int count = last[day % 14];
        int sum3 = sum(last, day, 3);
        int sum7 = sum(last, day, 7);
        return "cases,axis=residence,exercise=bench,indicator=I%02d,level=township,place=14%07d count=%di,visits=%di,sum3=%di,sum7=%di,sum14=%di,rate7=%.6f,ytd=%di,ytd_rate=%.6f %d"
                .formatted(
                        series % indicators,
                        series / indicators,
                        count,
                        count,
                        sum3,
                        sum7,
                        sum(last, day, 14),
                        sum7 * 3.141,
                        year,
                        year * 3.141,
                        FIRST + day * 86_400L);
    }

    private static int sum(int[] last, int day, int length) {
        int sum = 0;
        for (int i = 0; i < length && i <= day; i++) {
            sum += last[(day - i) % 14];
        }
        return sum;
    }
}
