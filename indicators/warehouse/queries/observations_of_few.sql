-- Current rows of some areas and indicators, or (NULL) all, in no order.
SELECT {columns}
FROM ({current})
WHERE ($ref_areas IS NULL OR list_contains($ref_areas, ref_area))
    AND ($indicators IS NULL OR list_contains($indicators, indicator))
