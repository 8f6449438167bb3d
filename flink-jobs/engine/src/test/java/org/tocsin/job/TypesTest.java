package org.tocsin.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.Finding;
import org.tocsin.alert.ScopedCase;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.job.count.Tally;
import org.tocsin.job.count.YearToDate;
import org.tocsin.job.quality.Arrival;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Unresolved;

/** What travels between operators is written by Flink's own serializers, never by Kryo. */
class TypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Acknowledgement.class,
                AggregateReport.class,
                AlertEntry.class,
                AlertTransition.class,
                Arrival.class,
                DeadLetter.class,
                ExposureCase.class,
                Finding.class,
                Point.class,
                QualityEvent.class,
                ScopedCase.class,
                Signal.class,
                Tally.class,
                Unresolved.class,
                YearToDate.class
            })
    void eventsAreSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
        assertEquals("org.tocsin", type.getPackageName().substring(0, 10));
    }
}
