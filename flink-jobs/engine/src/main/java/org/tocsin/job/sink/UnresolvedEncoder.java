package org.tocsin.job.sink;

import org.tocsin.model.Unresolved;

/** Names that nothing resolves, one a line: field, tab, text. */
public final class UnresolvedEncoder implements LineEncoder<Unresolved> {
    @Override
    public String line(Unresolved u) {
        return u.field() + "\t" + u.text().replace('\t', ' ').replace('\n', ' ');
    }

    @Override
    public long time(Unresolved u) {
        return u.receivedAt();
    }
}
