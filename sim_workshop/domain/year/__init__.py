"""The year after the workshop: what a committee of agencies keeps, step by step (Kamin, Weisman and
Lamberti 2022): engagement, assessment, planning, monitoring, problem solving, transition.

Records of agencies and their work, never of a client: there is no field for one.
"""
