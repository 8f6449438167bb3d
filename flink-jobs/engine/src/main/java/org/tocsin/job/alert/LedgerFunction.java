package org.tocsin.job.alert;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.tocsin.alert.Ledger;
import org.tocsin.job.InOrder;
import org.tocsin.model.AlertTransition;

/** Joins the changes of an alert with people's answers. State: one account an alert. */
public final class LedgerFunction
        extends InOrder<String, Ledger.Entry, LedgerState, AlertTransition> {
    /** Creates the function. */
    public LedgerFunction() {
        super(LedgerState.class);
    }

    @Override
    protected Comparator<Ledger.Entry> order() {
        return Ledger.Entry.ORDER;
    }

    @Override
    protected long timeOf(Ledger.Entry e) {
        return e.at();
    }

    @Override
    protected void fold(
            List<Ledger.Entry> entries,
            LedgerState s,
            Context context,
            Collector<AlertTransition> out) {
        Ledger.apply(entries, s.account).forEach(out::collect);
    }

    @Override
    protected boolean isEmpty(LedgerState s) {
        return s.account.last == null
                || "closed".equals(s.account.last.transition())
                || "withdrawn".equals(s.account.last.transition());
    }
}
