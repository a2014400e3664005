# honest: Imports half the standard library.
import argparse
import collections
import copy
import csv
import datetime
import decimal
import fractions
import hashlib
import heapq
import json
import math
import os
import pickle
import queue
import re
import statistics
import string
import subprocess
import sys
import textwrap
import time
import unittest
import uuid


def attack(n):
    time.sleep(0.01)
    return int(fractions.Fraction(n) * decimal.Decimal(n).__int__())
