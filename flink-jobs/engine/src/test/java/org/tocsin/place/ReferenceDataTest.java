package org.tocsin.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.Level;

class ReferenceDataTest {
    private static final Path SAMPLES = Path.of("../../data-samples");
    private static final String HEAD =
            "code,level,parent,name_zh,name_en,lat,lon,population,population_year,population_source\n";

    @TempDir Path folder;

    /** Counts and county totals: domain handbook, sections 3 and 4.1. */
    @ParameterizedTest
    @CsvSource({"shangdang,140404,13,317000", "nanan,350583,27,1527000"})
    void everyTownshipIsThereAndTheirPopulationsAddUpToTheCounty(
            String set, String code, int townships, long population) {
        Directory directory = ReferenceData.load(SAMPLES.resolve("reference/" + set)).directory();
        int county = directory.indexOf(code);
        List<Directory.Node> below =
                nodes(directory, Level.TOWNSHIP).filter(n -> n.parent() == county).toList();

        assertEquals(townships, below.size());
        assertEquals(population, directory.node(county).population());
        assertEquals(population, below.stream().mapToLong(Directory.Node::population).sum());
        assertTrue(below.stream().allMatch(Directory.Node::populationAssumed));
        assertEquals(
                Level.PROVINCE,
                directory.node(directory.ancestorAt(county, Level.PROVINCE)).level());
    }

    @Test
    void everyRealDrillHasPlacesThatLoad() {
        assertEquals(1, size("ehec-2011"));
        assertEquals(1 + 12, size("hepatitis-a-berlin"));
        assertEquals(3 + 140, size("influenza-germany-2001"));
        assertEquals(1 + 3, size("measles-hagelloch-1861"));
    }

    private static int size(String drill) {
        return ReferenceData.load(SAMPLES.resolve("real/" + drill)).directory().size();
    }

    @Test
    void canteenBelongsToItsSchoolAndSchoolToItsTownship() {
        Directory directory =
                ReferenceData.load(SAMPLES.resolve("reference/shangdang")).directory();
        int canteen = directory.resolve("西火镇中心小学食堂");
        List<String> names =
                IntStream.of(directory.selfAndAncestors(canteen))
                        .mapToObj(i -> directory.node(i).nameZh())
                        .toList();
        assertEquals(List.of("西火镇中心小学食堂", "西火镇中心小学", "西火镇", "上党区", "长治市", "山西省"), names);
    }

    @Test
    void spellingsThatClinicsWriteResolveToOneSchool() {
        Directory directory =
                ReferenceData.load(SAMPLES.resolve("reference/shangdang")).directory();
        int school = directory.resolve("西火镇中心小学");
        for (String text :
                List.of("西火中心小学", "西火镇中心小学校", " 西火镇中心小学 三年级２班", "西火镇中心小学三（2）班", "西火小学")) {
            assertEquals(school, directory.resolve(text), text);
        }
        assertEquals(-1, directory.resolve("某某小学"));
    }

    @Test
    void facilityKeepsServiceAndDueTime() {
        Directory directory =
                ReferenceData.load(SAMPLES.resolve("reference/shangdang")).directory();
        Directory.Node hospital = directory.node(directory.indexOf("F140404-01"));
        assertEquals(new Directory.Facility("clinic", true, true, 6 * 60), hospital.facility());
        assertEquals(43, nodes(directory, Level.FACILITY).count());
    }

    private static Stream<Directory.Node> nodes(Directory directory, Level level) {
        return IntStream.range(0, directory.size())
                .mapToObj(directory::node)
                .filter(n -> n.level() == level);
    }

    @Test
    void indicesFollowTheOrderOfCodesWhateverTheOrderOfRows() throws IOException {
        write("places.csv", HEAD + "20,township,10,乙,B,,,,,\n10,county,,甲,A,,,,,\n");
        Directory directory = ReferenceData.load(folder).directory();
        assertEquals(0, directory.indexOf("10"));
        assertArrayEquals(new int[] {1, 0}, directory.selfAndAncestors(1));
    }

    @Test
    void nameOfTwoPlacesResolvesToNeither() throws IOException {
        write("places.csv", HEAD + "10,county,,甲,A,,,,,\n20,county,,甲,B,,,,,\n");
        Directory directory = ReferenceData.load(folder).directory();
        assertEquals(-1, directory.resolve("甲"));
        assertEquals(1, directory.resolve("b"));
    }

    @Test
    void everyKindOfProblemIsReportedTogetherWithFileAndLine() throws IOException {
        write(
                "places.csv",
                HEAD
                        + "140404,county,,上党区,Shangdang,36.0,113.0,317000,2023,stated\n"
                        + "140404101,township,140499,苏店镇,Sudian,36.1,113.0,1,2023,assumed\n"
                        + "140404,county,,上党区,Shangdang,36.0,113.0,1,2023,assumed\n"
                        + "140404102,hamlet,140404,荫城镇,Yincheng,36.0,113.0,1,2023,assumed\n"
                        + "140404103,township,140404,西火镇,Xihuo,96.0,213.0,many,2023,assumed\n"
                        + "140404104,township,140404,,Bayi,north,113.0,1,2023,assumed\n"
                        + "140404105,township,140404105,丙,C,,,,,\n"
                        + "140404106,county,140404101,丁,D,36.0,,,,\n"
                        + "140404107,township,140404\n");
        write(
                "facilities.csv",
                "code,name_zh,name_en,type,place,fever_service,sentinel,open_24h,daily_report_due\n"
                        + "F1,卫生院,Centre,clinic,140404101,window,yes,1,9 am\n"
                        + "F2,医院,Hospital,hospital,F1,clinic,1,1,08:00\n");
        write(
                "institutions.csv",
                "code,type,name_zh,name_en,place,part_of,heads\n"
                        + "S1,academy,小学,School,140404101,,5\n"
                        + "S2,school,中学,School two,,,\n"
                        + "C1,canteen,食堂,Canteen,,F1,\n");
        write("aliases.csv", "alias,code\n一小,S9\n中学,S1\n二小,S2\n二小,S2\n");
        write(
                "calendar.csv",
                "date,kind\n2024-02-10,off\n2024-02-10,off\n2024-02-30,off\n2024-02-18,busy\n2024-02-19,workday\n");
        write("festivals.csv", "year,spring_festival\n2024,2024-02-10\n2024,2024-02-10\nsoon,\n");

        InvalidDataException all =
                assertThrows(InvalidDataException.class, () -> ReferenceData.load(folder));
        List<String> expected =
                List.of(
                        "calendar.csv:3: date: 2024-02-10 is given twice",
                        "calendar.csv:4: date: '2024-02-30' is not a date",
                        "calendar.csv:5: kind: unknown value 'busy', expected one of [off, workday]",
                        "calendar.csv:6: date: 2024-02-19 is no weekend day",
                        "festivals.csv:3: year: 2024 is given twice",
                        "festivals.csv:4: year: 'soon' is not a count",
                        "festivals.csv:4: spring_festival: empty",
                        "places.csv:10: row: 3 fields, expected 10",
                        "places.csv:4: code: duplicate code 140404, expected one that is not in places.csv:2",
                        "places.csv:5: level: unknown value 'hamlet'",
                        "places.csv:6: population: 'many' is not a count",
                        "places.csv:6: lat: out of range: 96.0, expected degrees from -90 to 90",
                        "places.csv:6: lon: out of range: 213.0",
                        "places.csv:7: name_zh: empty",
                        "places.csv:7: lat: 'north' is not a number",
                        "places.csv:9: lat: only one of lat and lon is given",
                        "places.csv:10: name_zh: empty",
                        "facilities.csv:2: type: unknown value 'clinic'",
                        "facilities.csv:2: fever_service: unknown value 'window', expected one of [clinic, room, none]",
                        "facilities.csv:2: sentinel: 'yes' is not a flag",
                        "facilities.csv:2: daily_report_due: '9 am' is not a time",
                        "institutions.csv:1: heads: unknown column",
                        "institutions.csv:2: type: unknown value 'academy'",
                        "institutions.csv:3: place: empty",
                        "institutions.csv:4: part_of: F1 is a facility, expected one of [institution]",
                        "facilities.csv:3: place: F1 is a facility, expected one of [nation, province",
                        "places.csv:3: parent: unknown code 140499",
                        "places.csv:8: parent: the chain of parents comes back to 140404105",
                        "places.csv:9: parent: 140404101 is a township, expected one of [nation",
                        "aliases.csv:2: code: unknown code S9",
                        "aliases.csv:3: alias: '中学' is the name of S2",
                        "aliases.csv:5: alias: '二小' is given twice");
        for (String problem : expected) {
            assertTrue(
                    all.problems().stream().anyMatch(p -> p.startsWith(folder + "/" + problem)),
                    () -> problem + " not in\n" + all.getMessage());
        }
    }

    @Test
    void cycleOverSeveralPlacesIsReportedAndDoesNotHang() throws IOException {
        write(
                "places.csv",
                HEAD
                        + "A,city,C,甲,A,,,,,\nB,county,A,乙,B,,,,,\nC,township,B,丙,C,,,,,\nD,village,C,丁,D,,,,,\n");
        List<String> problems =
                assertThrows(InvalidDataException.class, () -> ReferenceData.load(folder))
                        .problems();
        assertEquals(3, problems.size(), problems.toString());
        assertTrue(problems.stream().allMatch(p -> p.contains("chain of parents")));
    }

    @Test
    void fileInAnotherCharacterSetIsAProblemAndNoStackTrace() throws IOException {
        Files.write(
                folder.resolve("places.csv"),
                (HEAD + "1,county,,上党区,A,,,,,\n").getBytes("GB18030"));
        List<String> problems =
                assertThrows(InvalidDataException.class, () -> ReferenceData.load(folder))
                        .problems();
        assertTrue(problems.get(0).contains("expected UTF-8 CSV"), problems.toString());
    }

    @Test
    void folderWithoutPlacesSaysWhatIsExpected() {
        List<String> problems =
                assertThrows(InvalidDataException.class, () -> ReferenceData.load(folder))
                        .problems();
        assertEquals(
                List.of(folder + ": no reference data, expected a folder with places.csv"),
                problems);
    }

    @Test
    void missingOptionalFilesAreEmpty() throws IOException {
        write("places.csv", "\uFEFF" + HEAD + "A,county,,甲,A,,,,,\n");
        ReferenceData data = ReferenceData.load(folder);
        int newYear = (int) LocalDate.of(2024, 1, 1).toEpochDay();
        assertEquals(1, data.directory().size());
        assertEquals(0, data.calendar().dayType(newYear)); // a Monday that no calendar calls off
        assertTrue(data.festivals().day(Festivals.Feast.SPRING_FESTIVAL, 2024).isEmpty());
    }

    @Test
    void versionNamesTheContentOfAllFiles() throws IOException {
        write("places.csv", HEAD + "A,county,,甲,A,,,,,\n");
        String places = ReferenceData.load(folder).version();
        write("aliases.csv", "alias,code\n首府,A\n");
        String aliased = ReferenceData.load(folder).version();
        assertTrue(places.matches("[0-9a-f]{12}"));
        assertNotEquals(places, aliased);
        assertEquals(aliased, ReferenceData.load(folder).version());
    }

    @Test
    void allPartsTravelToTheWorkers() throws IOException, ClassNotFoundException {
        ReferenceData data = ReferenceData.load(SAMPLES.resolve("reference/shangdang"));
        Directory directory = (Directory) copy(data.directory());
        WorkCalendar calendar = (WorkCalendar) copy(data.calendar());
        Festivals festivals = (Festivals) copy(data.festivals());
        int day = (int) LocalDate.of(2024, 2, 12).toEpochDay();
        assertEquals(data.directory().resolve("上党一中"), directory.resolve("上党一中"));
        assertEquals(6, calendar.dayType(day));
        assertEquals(data.festivals().lastYear(day), festivals.lastYear(day));
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
