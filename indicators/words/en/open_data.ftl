### The open data of the public edition.

open-data-title = Progress on the Global Alliance’s goals on child sexual abuse online, { $edition }
open-data-description = Figures of countries on the operational goals of the Global Alliance against Child Sexual Abuse Online, with their sources, and what they say about each goal. Small counts of people are hidden.
open-data-terms = Each figure is under the terms of its source, which the table sources gives; “not checked” means that nobody has read them. Name the source with each figure.
open-data-next-update = With the next release, after countries have reported; no date is set.
open-data-cite =
    { $subject ->
        [none] { $publisher }. { $title }. Data version { $version }, { $day }. { $address }
       *[other] { $publisher }. “{ $subject }”, in { $title }. Data version { $version }, { $day }. { $address }
    }
open-data-feed = Editions on the goals on child sexual abuse online
open-data-all-ages = All ages
open-data-concepts = Concepts of the goals
open-data-what = Content
open-data-files = Files
open-data-offer =
    { $kind ->
        [figures] Every figure, with names, unit, status and source
        [assessments] Every assessed figure, with what its status was computed from
        [codelists] Code lists: areas, groups, goals, indicators, units, statuses
        [sources] Publishers of the sources and their terms
        [columns] Meaning, type and unit of every column
        [goalline] All of these in one workbook
        [sdmx] Every figure as SDMX-CSV 2.0, and its structure as SDMX-JSON 2.0
        [datapackage] The tables as a Frictionless data package 2.0
       *[dcat] The data set as DCAT, for catalogues
    }
open-data-about =
    { $kind ->
        [title] About this file
        [terms] Terms
        [alone] Published by one person, because
        [erased] Erased since
       *[cite] How to cite
    }
concept =
    { $kind ->
        [FREQ] Frequency
        [REF_AREA] Reference area
        [INDICATOR] Indicator
        [SEX] Sex
        [AGE] Age
        [BREAKDOWN] Other breakdown
        [TIME_PERIOD] Year
        [OBS_VALUE] Figure
        [OBS_STATUS] Status of the observation
        [CONF_STATUS] Confidentiality status
        [UNIT_MEASURE] Unit of measure
        [UNIT_MULT] Unit multiplier
        [DECIMALS] Decimals shown
        [GOAL] Operational goal
        [FIGURES] Real, or ILLUSTRATIVE where the figures are invented
        [DATA_VERSION] Data version
        [ABSENCE] Why there is no figure
        [MARKS] Marks of the figure
        [PERIOD_START] First day covered
        [PERIOD_END] Last day covered
        [DATA_SOURCE] Source
        [SOURCE_LINK] Address of the source
       *[COMMENT_OBS] Note
    }
codelist =
    { $kind ->
        [CL_FREQ] Frequency
        [CL_SEX] Sex
        [CL_OBS_STATUS] Observation status
        [CL_CONF_STATUS] Confidentiality status
        [CL_UNIT_MULT] Unit multiplier
        [CL_AREA] Areas, countries by ISO 3166-1 alpha-3
        [CL_INDICATOR] Indicators
        [CL_UNIT_MEASURE] Units of measure
       *[CL_AGE] Age groups
    }
