package org.tocsin.cluster;

import java.io.Serializable;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/** Finds where a scan counts a case. */
abstract sealed class CaseLocator implements Serializable {
    final Directory directory;

    private CaseLocator(Directory directory) {
        this.directory = directory;
    }

    static CaseLocator of(ScanSettings settings, Directory directory) {
        return settings.positions() == null
                ? new ByNode(directory, settings.places())
                : new ByPosition(directory, settings.positions());
    }

    /** What the case belongs to and its region follows from, or no place if it is not scanned. */
    abstract int home(CaseReport r);

    /** The place of a case that has a home; no place if that has no coordinates. */
    abstract int place(CaseReport r);

    boolean isLocated(int node) {
        return node >= 0
                && !Double.isNaN(directory.node(node).lat())
                && !Double.isNaN(directory.node(node).lon());
    }

    static int residence(CaseReport r) {
        return r.has(CaseReport.RESIDENT) ? r.residence : CaseReport.NO_PLACE;
    }

    /** By facility, institution or place of residence. */
    private static final class ByNode extends CaseLocator {
        private final Level places;

        ByNode(Directory directory, Level places) {
            super(directory);
            this.places = places;
        }

        @Override
        int home(CaseReport r) {
            return switch (places) {
                case FACILITY -> r.facility;
                case INSTITUTION -> r.institution;
                default -> residence(r);
            };
        }

        @Override
        int place(CaseReport r) {
            boolean own = places == Level.FACILITY || places == Level.INSTITUTION;
            int place = own ? home(r) : directory.ancestorAt(home(r), places);
            return isLocated(place) ? place : CaseReport.NO_PLACE;
        }
    }

    /** By the position of the report, its institution or its township. */
    private static final class ByPosition extends CaseLocator {
        private final PositionSettings settings;

        ByPosition(Directory directory, PositionSettings settings) {
            super(directory);
            this.settings = settings;
        }

        @Override
        int home(CaseReport r) {
            return source(r) == PositionSettings.Source.INSTITUTION
                    ? placeOf(r.institution)
                    : residence(r);
        }

        @Override
        int place(CaseReport r) {
            PositionSettings.Source source = source(r);
            return source == null
                    ? CaseReport.NO_PLACE
                    : switch (source) {
                        case RECORD -> r.cell;
                        case INSTITUTION -> cell(r.institution);
                        case TOWNSHIP -> cell(township(r));
                    };
        }

        private PositionSettings.Source source(CaseReport r) {
            for (PositionSettings.Source source : settings.sources()) {
                boolean knows =
                        switch (source) {
                            case RECORD -> r.cell != CaseReport.NO_PLACE;
                            case INSTITUTION -> cell(r.institution) != CaseReport.NO_PLACE;
                            case TOWNSHIP -> cell(township(r)) != CaseReport.NO_PLACE;
                        };
                if (knows) {
                    return source;
                }
            }
            return null;
        }

        private int cell(int node) {
            return isLocated(node)
                    ? settings.grid().cell(directory.node(node).lat(), directory.node(node).lon())
                    : CaseReport.NO_PLACE;
        }

        /** The residence if it is no larger than a township. */
        private int township(CaseReport r) {
            int home = residence(r);
            boolean small =
                    home >= 0 && directory.node(home).level().compareTo(Level.TOWNSHIP) >= 0;
            return small ? home : CaseReport.NO_PLACE;
        }

        private int placeOf(int institution) {
            for (int node : directory.selfAndAncestors(institution)) {
                if (directory.node(node).level().compareTo(Level.FACILITY) < 0) {
                    return node;
                }
            }
            return CaseReport.NO_PLACE;
        }
    }
}
