"""Briefing packs: findings of one data version as slides, a document, a workbook, pages to print, or pictures."""
